import type { CalendarDate } from '../../domain/calendar-date.js';
import type { Payment } from '../../domain/payments/payment.js';
import type { Actor } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import { ownId } from '../../domain/record-id.js';
import type { Refund } from '../../domain/refunds/refund.js';
import { findPaymentsById, findRefundsToDo } from '../../store/ledger/refunds-to-do-reads.js';
import { findProblems } from '../../store/providers/refund-sendings.js';
import type { Desk } from '../desk.js';
import { readPayerNames } from '../people/payer-names.js';
import { type SentBy, sentByDesk } from '../providers/sent-by-desk.js';

/** Money that somebody still has to send; the payment it is sent back of, null for a pay-out. */
export type RefundToDo = {
  refund: Refund;
  payerName: string;
  invoiceNumber: string | null;
  payment: Payment | null;
  /** Its provider sends it, or may have sent it, so nobody else may; null of one for people. */
  sentBy: SentBy | null;
  /** Why it is not known whether the provider has sent it, as words that go on after a colon. */
  problem: string | null;
};

/** `page` is from 0; `total` counts all that are to do. */
export type RefundsToDo = { refunds: RefundToDo[]; total: number; page: number; pageSize: number };

/** `providers`: who sends refunds by itself, as people call them. */
export type RefundsWaiting = {
  count: number;
  oldestOn: CalendarDate | null;
  providers: string[];
};

/** How many are to do, and since when. @throws CreditError `not-allowed` */
export async function refundsWaiting(desk: Desk, actor: Actor): Promise<RefundsWaiting> {
  requireRight(actor, 'see-invoices');
  const first = { skip: 0, limit: 1 };
  const { refunds, total } = await findRefundsToDo(desk.store, desk.club.id, first);
  const providers = desk.refundProviders.map(({ title }) => title);
  return { count: total, oldestOn: refunds[0]?.askedOn ?? null, providers };
}

/** Refunds and pay-outs that are not done, the oldest first. @throws CreditError `not-allowed` */
export async function refundsToDo(
  desk: Desk,
  actor: Actor,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<RefundsToDo> {
  requireRight(actor, 'see-invoices');
  const { store, club } = desk;
  const from = { skip: page * pageSize, limit: pageSize };
  const { refunds: found, total } = await findRefundsToDo(store, club.id, from);
  const [payments, nameOf, sent, problems] = await Promise.all([
    findPaymentsById(
      store,
      found.flatMap(({ paymentId }) => paymentId ?? []),
    ),
    readPayerNames(
      desk,
      found.map(({ payerId }) => payerId),
    ),
    sentByDesk(desk, found),
    findProblems(
      store,
      found.filter(({ state }) => state === 'asked').map(({ id }) => id),
    ),
  ]);
  const refunds = found.map((refund) => ({
    refund,
    payerName: nameOf(refund.payerId),
    invoiceNumber: refund.invoiceId === null ? null : ownId(club.id, refund.invoiceId),
    payment: payments.find(({ id }) => id === refund.paymentId) ?? null,
    sentBy: sent.get(refund.id) ?? null,
    problem: problems.get(refund.id) ?? null,
  }));
  return { refunds, total, page, pageSize };
}
