import { describe, expect, it } from 'vitest';
import type { Invoice } from '../../../src/domain/invoices/invoice.js';
import { whyNothing } from '../../../src/domain/sessions/attendee-reason.js';
import type { ValueOfLine } from '../../../src/domain/sessions/value-of-line.js';
import { anInvoice, inFlight } from '../../support/rules.js';

const something: ValueOfLine = {
  ...{ by: 'sessions', sessionsBilled: 2, sessionsLeft: 1, value: 500n, alreadyGiven: 0n },
  ...{ parts: [{ sessionId: 'S1', amount: 500n }], amount: 500n },
};
const nothing: ValueOfLine = {
  ...something,
  value: 500n,
  alreadyGiven: 500n,
  parts: [],
  amount: 0n,
};
const byDays: ValueOfLine = {
  ...{ by: 'days', days: 30, daysLeft: 0, value: 0n, alreadyGiven: 0n, amount: 0n },
};

function booked(value: ValueOfLine, changes: Partial<Invoice> = {}, net = 1000n) {
  const invoice = anInvoice([net, 500n], changes);
  const [line] = invoice.lines;
  if (line === undefined) throw new Error('no line');
  return { invoice, line, value };
}

describe('why nothing is given for a booking', () => {
  it.each([
    ['an invoice that can be credited', booked(something), null],
    ['one that is owed', booked(something, { paid: 0n }), null],
    ['a void one', booked(something, { voidedOn: '2026-11-20' }), 'invoice-void'],
    ['a payment in flight', booked(something, { pendingPayments: [inFlight] }), 'payment-pending'],
    ['a line that cost nothing', booked(nothing, {}, 0n), 'nothing-paid-for'],
    ['all given for it before', booked(nothing), 'given-before'],
    [
      'a session beyond those billed',
      booked({ ...nothing, sessionsLeft: 0 }),
      'beyond-those-billed',
    ],
    [
      'a session whose share of the price is less than the smallest coin',
      booked({ ...nothing, sessionsBilled: 10, sessionsLeft: 0 }, {}, 9n),
      'nothing-paid-for',
    ],
    [
      'a session beyond those billed, of the least price with a coin for each',
      booked({ ...nothing, sessionsBilled: 10, sessionsLeft: 0 }, {}, 10n),
      'beyond-those-billed',
    ],
    ['no price a session', booked({ by: 'fixed-amount', amount: 0n }), 'no-price-a-session'],
    ['a period that is over', booked(byDays), 'beyond-those-billed'],
    ['days given for before', booked({ ...byDays, value: 9n, alreadyGiven: 9n }), 'given-before'],
    ['a part written off, of the other line', booked(nothing, { writtenOff: 5n }), 'given-before'],
    ['all written off', booked(nothing, { writtenOff: 1500n }), 'written-off'],
    [
      'all credited',
      booked(nothing, { creditedToInvoice: 1000n, creditedToAccount: 500n }),
      'nothing-left-to-credit',
    ],
    ['all refunded', booked(nothing, { paid: 1500n, refunded: 1500n }), 'nothing-left-to-credit'],
  ] as const)('%s', (_name, line, reason) => {
    expect(whyNothing('invoice', line)).toBe(reason);
  });

  it('is that the line is used up, although the invoice is not', () => {
    const { invoice, line, value } = booked(nothing);
    const usedUp = { ...line, credited: 1000n };
    expect(whyNothing('invoice', { invoice, line: usedUp, value })).toBe('nothing-left-to-credit');
  });

  it.each([
    ['pass', 'paid-by-pass'],
    ['trial', 'trial'],
    ['free', 'free'],
    ['uninvoiced', 'not-invoiced'],
  ] as const)('of a booking by %s is told although an invoice is named', (paidBy, reason) => {
    expect(whyNothing(paidBy, booked(something))).toBe(reason);
    expect(whyNothing(paidBy, null)).toBe(reason);
  });

  it('is that there is no invoice', () => {
    expect(whyNothing('invoice', null)).toBe('not-invoiced');
  });
});
