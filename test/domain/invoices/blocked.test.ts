import { expect, it } from 'vitest';
import {
  requireNoPendingPayment,
  requireNotVoid,
  requireNotVoidUnlessOwed,
  requirePositive,
} from '../../../src/domain/invoices/blocked.js';
import { anInvoice, inFlight, refusalOf, today } from '../../support/rules.js';

const untouched = anInvoice([1_000n]);
const voided = anInvoice([1_000n], { voidedOn: today });
const owedAgain = anInvoice([1_000n], { voidedOn: today, overpaymentMoved: 700n });
const isVoid = { code: 'invoice-void', invoiceNumber: 'INV-1', currency: 'GBP' };

it('a void invoice takes part in nothing, with what is owed on it', () => {
  expect(() => requireNotVoid(untouched)).not.toThrow();
  expect(refusalOf(() => requireNotVoid(voided))).toEqual({ ...isVoid, outstanding: 0n });
  expect(refusalOf(() => requireNotVoid(owedAgain))).toEqual({ ...isVoid, outstanding: 700n });
});

it('a void invoice that is owed again can be settled', () => {
  expect(() => requireNotVoidUnlessOwed(untouched)).not.toThrow();
  expect(() => requireNotVoidUnlessOwed(owedAgain)).not.toThrow();
  expect(refusalOf(() => requireNotVoidUnlessOwed(voided))).toEqual({ ...isVoid, outstanding: 0n });
});

it('a payment on its way is named with the day until which it may take', () => {
  expect(() => requireNoPendingPayment(untouched)).not.toThrow();
  const another = { ...inFlight, paymentId: 'club:P2', amount: 5n };
  const waiting = anInvoice([1_000n], { pendingPayments: [inFlight, another] });
  expect(refusalOf(() => requireNoPendingPayment(waiting))).toEqual({
    ...{ code: 'payment-pending', invoiceNumber: 'INV-1', amount: 1_000n, currency: 'GBP' },
    ...{ provider: 'gocardless', since: '2026-11-20', expectedBy: '2026-11-28' },
  });
});

it.each([0n, -1n])('an amount of %s is none, and the refusal shows what to type', (amount) => {
  expect(refusalOf(() => requirePositive(amount))).toEqual({
    ...{ code: 'amount-not-positive', example: '12.50' },
  });
  expect(() => requirePositive(1n)).not.toThrow();
});
