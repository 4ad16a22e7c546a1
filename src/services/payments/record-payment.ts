import { chained } from '../../domain/books/chain.js';
import type { EventContext, Plan } from '../../domain/books/plan.js';
import { refuse } from '../../domain/errors.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import type { Payment } from '../../domain/payments/payment.js';
import {
  planRecordPayment,
  planReversePayment,
  type RecordPayment,
} from '../../domain/payments/record-payment.js';
import { requireRight } from '../../domain/people/permission.js';
import { ownId } from '../../domain/record-id.js';
import { commitPlans } from '../../store/ledger/commit-plans.js';
import { digestOf } from '../../store/ledger/digest.js';
import { findPayment } from '../../store/ledger/ledger-reads.js';
import { bookEvent, type Envelope } from '../books/book-event.js';
import { hashRequest } from '../books/request-hash.js';
import type { Desk } from '../desk.js';
import { momentOf } from '../desk-day.js';
import { requireInvoice } from '../invoices/load-invoice.js';

export type RecordPaymentInput = RecordPayment & { invoiceId: string };
export type PaymentOutcome = { outstanding: bigint; status: string };

type State = { invoice: Invoice; payment: Payment | null };

const paymentTries = 6;

async function load(desk: Desk, input: RecordPaymentInput): Promise<State> {
  const invoice = await requireInvoice(desk, input.invoiceId);
  return { invoice, payment: await findPayment(desk.store, input.paymentId) };
}

function saysTheSame(payment: Payment | null, input: RecordPaymentInput): boolean {
  const { status, amount, invoiceId } = input;
  return payment?.status === status && payment.amount === amount && payment.invoiceId === invoiceId;
}

function outcomeOf(invoice: Invoice): PaymentOutcome {
  return { outstanding: invoice.outstanding, status: invoice.status };
}

/**
 * Records money for an invoice, on its way (`pending`), `received` or `failed`; saying the same
 * again changes nothing.
 * @throws CreditError `not-allowed`, `not-found`, `amount-not-positive`, `payment-state`,
 * `already-exists`, `stale-plan`
 */
export async function recordPayment(
  desk: Desk,
  envelope: Envelope,
  input: RecordPaymentInput,
): Promise<PaymentOutcome> {
  requireRight(envelope.actor, 'record-payment');
  const context: EventContext = {
    key: `receive:${input.paymentId}`,
    requestHash: hashRequest(input),
    actor: envelope.actor,
    reason: 'Payment',
    ...momentOf(desk),
  };
  const first = await load(desk, input);
  const { payerId } = first.invoice;
  const ready = desk.queue.isBusy(payerId) ? null : first;
  return desk.queue.run(payerId, () => recordInTurn(desk, input, context, ready));
}

async function recordInTurn(
  desk: Desk,
  input: RecordPaymentInput,
  context: EventContext,
  ready: State | null,
): Promise<PaymentOutcome> {
  let next = ready;
  for (let attempt = 1; attempt <= paymentTries; attempt += 1) {
    const state = next ?? (await load(desk, input));
    next = null;
    if (saysTheSame(state.payment, input)) return outcomeOf(state.invoice);
    const plan = chained(planRecordPayment(state, input, context), digestOf);
    const result = await commitPlans(desk.store, [plan]);
    if (result.kind === 'committed') {
      if (state.invoice.autoApply === 'due') desk.wake('sweep');
      return outcomeOf(plan.invoice?.after ?? state.invoice);
    }
  }
  return refuse('stale-plan', { tries: paymentTries });
}

/**
 * The bank takes a received payment back (`bounced`), or it is sent back while the invoice stays
 * owed (`returned`). Account credit made from the invoice stays; finance is told both facts.
 * @throws CreditError `not-allowed`, `not-found`, `payment-state`, `stale-plan`
 */
export async function reversePayment(
  desk: Desk,
  envelope: Envelope,
  input: { paymentId: string; how: 'bounced' | 'returned' },
): Promise<PaymentOutcome> {
  requireRight(envelope.actor, 'record-payment');
  const { paymentId, how } = input;
  const loadBoth = async () => {
    const payment = await findPayment(desk.store, paymentId);
    if (payment === null || payment.clubId !== desk.club.id) {
      return refuse('not-found', { what: 'payment', id: ownId(desk.club.id, paymentId) });
    }
    const invoice = await requireInvoice(desk, payment.invoiceId);
    return { payment, invoice, receivedEntryId: `receive:${paymentId}` };
  };
  const { entry } = await bookEvent(desk, {
    key: `${how}:${paymentId}`,
    envelope: { ...envelope, operationId: how },
    reason: how === 'bounced' ? 'Payment bounced' : 'Payment returned to the payer',
    input,
    load: loadBoth,
    plan: (state, context) => planReversePayment(state, how, context),
    notices: (plan, { payment }) => flag(plan, payment, how),
  });
  return { outstanding: entry.outcome.outstanding ?? 0n, status: entry.outcome.status ?? '' };
}

function flag(plan: Plan, payment: Payment, how: 'bounced' | 'returned') {
  const after = plan.invoice?.after;
  if (after === undefined) return [];
  return [
    {
      kind: 'payment-reversed' as const,
      how,
      invoiceNumber: after.number,
      payerId: after.payerId,
      amount: payment.amount,
      outstanding: after.outstanding,
      creditMade: after.creditedToAccount + after.overpaymentMoved,
      currency: after.currency,
    },
  ];
}
