import { expect, it } from 'vitest';
import type { Payment, PaymentStatus, ToldStatus } from '../../../src/domain/payments/payment.js';
import { attemptAfter, paymentMove } from '../../../src/domain/payments/payment-moves.js';
import { owner } from '../../support/rules.js';

const told: ToldStatus[] = ['pending', 'received', 'failed', 'bounced', 'returned'];

function at(status: PaymentStatus | null): Payment | null {
  if (status === null) return null;
  const facts = { ...owner, invoiceId: 'club:INV-1', amount: 1000n, provider: 'stripe', seq: 1n };
  const days = { receivedOn: '2026-11-20', reversed: 0n, reversedOn: null, receivedEntryId: null };
  return { ...facts, ...days, id: 'club:P1', status, attempt: 4 };
}

/** The arrows of the design, and what everything else is. */
const table: [PaymentStatus | null, string][] = [
  [null, 'moves moves moves impossible impossible'],
  ['pending', 'already-so moves moves impossible impossible'],
  ['failed', 'moves moves already-so impossible impossible'],
  ['received', 'late already-so late moves moves'],
  ['bounced', 'late moves late already-so late'],
  ['returned', 'late late late late already-so'],
  ['corrected', 'late late late late late'],
];

it.each(table)('a payment at %s that is told each status: %s', (status, expected) => {
  expect(told.map((one) => paymentMove(at(status), one)).join(' ')).toBe(expected);
});

it('counts a try for each payment that is set out again after it failed or bounced', () => {
  expect(attemptAfter(null, 'pending')).toBe(1);
  expect(attemptAfter(at('pending'), 'received')).toBe(4);
  expect(attemptAfter(at('pending'), 'failed')).toBe(4);
  expect(attemptAfter(at('failed'), 'pending')).toBe(5);
  expect(attemptAfter(at('failed'), 'received')).toBe(5);
  expect(attemptAfter(at('bounced'), 'received')).toBe(5);
  expect(attemptAfter(at('bounced'), 'bounced')).toBe(4);
  expect(attemptAfter(at('failed'), 'failed')).toBe(4);
});
