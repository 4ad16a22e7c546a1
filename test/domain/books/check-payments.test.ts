import { describe, expect, it } from 'vitest';
import { checkPayments } from '../../../src/domain/books/check-payments.js';
import { entriesOf } from '../../../src/domain/books/plan.js';
import type { Payment, PaymentState, PaymentTold } from '../../../src/domain/payments/payment.js';
import { planRecordPayment } from '../../../src/domain/payments/record-payment.js';
import { anInvoice, eventContext, today } from '../../support/rules.js';

const arrival = { paymentId: 'club:P1', amount: 1000n, provider: 'stripe', receivedOn: today };
const told = {
  received: { ...arrival, status: 'received' },
  pending: { ...arrival, status: 'pending' },
  bounced: { paymentId: 'club:P1', status: 'bounced', amount: null, reversedOn: today },
  partly: { paymentId: 'club:P1', status: 'returned', amount: 300n, reversedOn: today },
} as const satisfies Record<string, PaymentTold>;

/** The books of one payment after these messages. */
function booksAfter(...messages: PaymentTold[]) {
  let state: PaymentState = { invoice: anInvoice([1000n]), payment: null };
  const entries = messages.flatMap((message) => {
    const answer = planRecordPayment(state, message, eventContext());
    if (answer.kind !== 'moves') return [];
    const { invoice = { after: state.invoice }, payment } = answer.plan;
    state = { invoice: invoice.after, payment: payment?.after ?? null };
    return entriesOf(answer.plan);
  });
  const { invoice, payment } = state;
  if (payment === null) throw new Error('no payment was told');
  return { invoice, payment, entries };
}

const histories: [string, PaymentTold[]][] = [
  ['on its way', [told.pending]],
  ['received', [told.received]],
  ['bounced', [told.received, told.bounced]],
  ['received again', [told.received, told.bounced, told.received]],
  ['bounced twice', [told.received, told.bounced, told.received, told.bounced]],
  ['returned in part', [told.received, told.partly]],
];

describe('the audit of payments', () => {
  it.each(histories)('finds one that is %s in order', (_name, messages) => {
    const { invoice, payment, entries } = booksAfter(...messages);
    expect(checkPayments(invoice, { payments: [payment], entries })).toEqual([]);
  });

  it.each<[string, PaymentTold[], Partial<Payment>]>([
    ['another amount', [told.received], { amount: 999n }],
    ['a receipt that never was', [told.pending], { status: 'received' }],
    ['a bounce that never was', [told.received], { status: 'bounced', reversed: 1000n }],
    ['a bounce that is gone', [told.received, told.bounced], { status: 'received', reversed: 0n }],
    ['less gone back', [told.received, told.bounced], { reversed: 1n }],
    ['another receipt', [told.received], { receivedEntryId: 'payment:club:P1:received:2' }],
    ['no receipt', [told.received], { receivedEntryId: null }],
    ['a receipt of one on its way', [told.pending], { receivedEntryId: 'x' }],
    [
      'the receipt before',
      [told.received, told.bounced, told.received],
      { receivedEntryId: 'payment:club:P1:received:1' },
    ],
  ])('names %s', (_name, messages, changes) => {
    const { invoice, payment, entries } = booksAfter(...messages);
    const altered = { ...payment, ...changes };
    expect(checkPayments(invoice, { payments: [altered], entries })).not.toEqual([]);
  });

  it('names entries that are gone or came from nowhere', () => {
    const { invoice, payment, entries } = booksAfter(told.received, told.bounced);
    for (const missing of entries) {
      const rest = entries.filter((entry) => entry !== missing);
      expect(checkPayments(invoice, { payments: [payment], entries: rest })).not.toEqual([]);
    }
    const twice = [...entries, ...entries];
    const books = { payments: [{ ...payment, status: 'received' as const, reversed: 0n }] };
    expect(checkPayments(invoice, { ...books, entries: twice })).not.toEqual([]);
  });
});
