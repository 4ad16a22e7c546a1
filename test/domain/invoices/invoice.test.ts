import { describe, expect, it } from 'vitest';
import {
  changeInvoice,
  creditable,
  type InvoiceStatus,
  invoiceStatuses,
  lineCreditable,
  lineLeft,
  receivable,
} from '../../../src/domain/invoices/invoice.js';
import { anInvoice, inFlight, today } from '../../support/rules.js';

const pending = { pendingPayments: [inFlight] };
const writtenOff = { writtenOff: 100n };
const credited = { paid: 900n, creditedToAccount: 1000n };
const partlyCredited = { creditedToInvoice: 1n };
const refunded = { refunded: 1000n };
const partlyRefunded = { refunded: 1n };
const overpaid = { paid: 1001n };

describe('the status when several hold', () => {
  it.each<[InvoiceStatus, string, object]>([
    ['void', 'everything else', { voidedOn: today, ...pending, ...writtenOff, ...partlyCredited }],
    ['pending', 'a write-off and credit', { ...pending, ...writtenOff, ...partlyCredited }],
    ['pending', 'an overpayment', { ...pending, ...overpaid }],
    ['written off', 'credit and refunds', { ...writtenOff, ...partlyCredited, ...partlyRefunded }],
    ['credited', 'what is owed', credited],
    ['partially credited', 'a refund', { ...partlyCredited, ...refunded }],
    ['partially credited', 'what is owed', partlyCredited],
    ['partially credited', 'an overpayment', { ...partlyCredited, ...overpaid }],
    ['refunded', 'what is owed', refunded],
    ['partially refunded', 'what is owed', partlyRefunded],
    ['outstanding', 'nothing', {}],
    ['outstanding', 'a part payment', { paid: 999n }],
    ['reconciled', 'nothing', { paid: 1000n }],
    ['reconciled', 'an overpayment that was moved', { paid: 1500n, overpaymentMoved: 500n }],
    ['reconciled overpaid', 'nothing', overpaid],
  ])('is "%s" before %s', (status, _what, changes) => {
    expect(anInvoice([1000n], changes).status).toBe(status);
  });

  it('is one of the list', () => {
    expect([...invoiceStatuses].sort()).toEqual(
      [
        ['credited', 'outstanding', 'partially credited', 'partially refunded', 'pending'],
        ['reconciled', 'reconciled overpaid', 'refunded', 'void', 'written off'],
      ].flat(),
    );
  });
});

describe('what can be paid now', () => {
  it.each<[string, object, boolean]>([
    ['something that is owed', {}, true],
    ['nothing that is paid', { paid: 1000n }, false],
    ['nothing that is overpaid', { paid: 1001n }, false],
    ['nothing while a payment is on its way', pending, false],
    ['nothing of a paid invoice while one is on its way', { paid: 1000n, ...pending }, false],
  ])('is %s', (_what, changes, payable) => {
    expect(anInvoice([1000n], changes).payable).toBe(payable);
  });
});

describe('what is owed and overpaid', () => {
  it.each([
    ['an untouched invoice', {}, 1000n, 0n],
    [
      'each way to settle it',
      { paid: 100n, creditApplied: 200n, creditedToInvoice: 300n, writtenOff: 400n },
      0n,
      0n,
    ],
    ['account credit made from it', { creditedToAccount: 500n }, 1000n, 0n],
    ['more than enough', { paid: 800n, creditApplied: 500n }, 0n, 300n],
    ['an overpayment that was moved', { paid: 1300n, overpaymentMoved: 300n }, 0n, 0n],
    ['an overpayment that was moved and bounced', { paid: 0n, overpaymentMoved: 300n }, 1300n, 0n],
    ['a void invoice', { voidedOn: today }, 0n, 0n],
    ['a payment on a void invoice', { voidedOn: today, paid: 70n }, 0n, 70n],
    [
      'a late payment on a void invoice that was moved, and bounced',
      { voidedOn: today, overpaymentMoved: 700n },
      700n,
      0n,
    ],
    [
      'a late payment on a void invoice that was refunded, and bounced',
      { voidedOn: today, overpaymentRefunded: 700n },
      700n,
      0n,
    ],
    [
      'credit and a write-off on a void invoice that was owed again',
      { voidedOn: today, overpaymentMoved: 700n, creditApplied: 300n, writtenOff: 300n },
      100n,
      0n,
    ],
    [
      'credit on a void invoice whose bounced payment was received after all',
      { voidedOn: today, paid: 700n, overpaymentMoved: 700n, creditApplied: 700n },
      0n,
      700n,
    ],
    ['a refund on a void invoice', { voidedOn: today, paid: 70n, refunded: 70n }, 0n, 0n],
  ])('follows from %s', (_name, changes, outstanding, over) => {
    const invoice = anInvoice([1000n], changes);
    expect(invoice).toMatchObject({ outstanding, overpaid: over });
    expect(receivable(invoice)).toBe(outstanding - over);
  });
});

describe('what can still be credited', () => {
  it.each([
    ['all of an untouched invoice', {}, 1000n],
    [
      'not what was credited or refunded',
      { creditedToInvoice: 100n, creditedToAccount: 200n, refunded: 300n },
      400n,
    ],
    ['paid or not', { paid: 1000n }, 1000n],
    ['not what was given up', { paid: 400n, writtenOff: 600n }, 400n],
    [
      'nothing, never less, when the money behind earlier credit went back and the debt was given up',
      { creditedToAccount: 1000n, writtenOff: 1000n },
      0n,
    ],
    ['nothing of a void invoice', { voidedOn: today }, 0n],
  ])('is %s', (_name, changes, expected) => {
    expect(creditable(anInvoice([1000n], changes))).toBe(expected);
  });
});

describe('what is left of a line', () => {
  it('is its price less what was credited and what was refunded', () => {
    expect(lineLeft({ net: 1000n, credited: 300n, refunded: 50n })).toBe(650n);
  });
});

describe('what can still be credited on a line', () => {
  it.each([
    ['its amount', 0n, {}, [7000n, 3000n]],
    ['not what was credited on it', 2500n, {}, [4500n, 3000n]],
    ['no more than what is left of the invoice', 0n, { writtenOff: 6000n }, [4000n, 3000n]],
    ['nothing of a void invoice', 0n, { voidedOn: today }, [0n, 0n]],
  ])('is %s', (_name, credited, changes, expected) => {
    const fresh = anInvoice([7000n, 3000n]);
    const lines = fresh.lines.map((one) => (one.line === 1 ? { ...one, credited } : one));
    const invoice = changeInvoice(fresh, { ...changes, lines });
    expect(invoice.lines.map((line) => lineCreditable(invoice, line))).toEqual(expected);
  });
});

it('goes one step further at every change, and derives anew', () => {
  const invoice = anInvoice([1000n]);
  const changed = changeInvoice(invoice, { paid: 1000n });
  expect(changed).toMatchObject({ seq: 2n, outstanding: 0n, status: 'reconciled' });
  expect(invoice).toMatchObject({ seq: 1n, outstanding: 1000n });
});
