import type { Payment } from '../../src/domain/payments/payment.js';
import type { PaymentCash } from '../../src/domain/refunds/payment-cash.js';
import type { Refund } from '../../src/domain/refunds/refund.js';
import type { Refundable } from '../../src/services/refunds/read-refundable.js';
import { anInvoice } from '../support/rules.js';
import { aPayment, shownPromise } from './sample-facts.js';

/** All of a received payment, to be sent back. */
export function cashOf(payment: Payment, changes: Partial<PaymentCash> = {}): PaymentCash {
  const { amount } = payment;
  return {
    payment,
    held: amount,
    refunded: 0n,
    moved: 0n,
    left: amount,
    unrecorded: 0n,
    disputed: false,
    ...changes,
  };
}

/** A refund that was asked for and not sent yet. */
export function aRefund(changes: Partial<Refund> = {}): Refund {
  return {
    id: 'club:refund-1',
    clubId: 'club',
    payerId: 'club:olsen',
    invoiceId: 'club:INV-1',
    paymentId: 'club:received',
    of: 'payment',
    provider: 'gocardless',
    currency: 'GBP',
    amount: 3_000n,
    lines: [],
    state: 'asked',
    attempt: 1,
    providerRefundId: null,
    fee: 0n,
    reason: 'Class cancelled',
    reference: '',
    problem: '',
    askedOn: '2026-11-20',
    askedAt: new Date('2026-11-20T09:05:00Z'),
    askedBy: { kind: 'staff', id: 'UOLIVE' },
    waitingSince: null,
    settledOn: null,
    askedEntryId: 'form:1',
    seq: 1n,
    ...changes,
  };
}

/** One received payment of 20.00 on a paid invoice. */
export function sampleRefundable(changes: Partial<Refundable> = {}): Refundable {
  const paid = 2_000n;
  const chosen = cashOf(aPayment('received', { amount: paid }));
  return {
    invoice: anInvoice([paid], { paid }),
    payerName: 'Kari Olsen',
    beneficiaryNames: new Map(),
    ...{ chosen, cash: [chosen], cashDigest: 'as shown', refusal: null, whenSent: null },
    facts: { ...shownPromise.facts, amounts: { paid } },
    ...changes,
  };
}
