import type { ShownPromise } from '../../domain/books/promise.js';
import { shownFacts } from '../../domain/books/shown-facts.js';
import { refusalOf, refuse } from '../../domain/errors.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import type { Actor } from '../../domain/people/actor.js';
import { unknownPayer } from '../../domain/people/payer-name.js';
import { requireRight } from '../../domain/people/permission.js';
import { ownId } from '../../domain/record-id.js';
import { isOfJob, type Refund } from '../../domain/refunds/refund.js';
import { refundMove } from '../../domain/refunds/refund-moves.js';
import { findRefund } from '../../store/ledger/refund-reads.js';
import type { SecondPersonHint } from '../approvals/form-hint.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { requireInvoice } from '../invoices/load-invoice.js';
import { type MailWay, mailWayOf } from '../notices/mail-to-payer.js';
import { findPayer } from '../people/payer-names.js';
import { requireByPeople, sentByDesk } from '../providers/sent-by-desk.js';

/** A refund of which somebody says that it is done, or could not be done. */
export type RefundPreview = {
  refund: Refund;
  /** Null of a pay-out. */
  invoice: Invoice | null;
  payerName: string;
  /** How the payer can be told that it is on its way; `off` of a job, which told it already. */
  mail: MailWay;
  refusal: string | null;
  /** Why one person alone may not try it again; to say how it stands needs nobody else. */
  secondPerson: SecondPersonHint | null;
  shown: ShownPromise;
};

/** @throws CreditError `not-allowed`, `not-found` */
export async function previewRefund(
  desk: Desk,
  actor: Actor,
  { refundId, told: state }: { refundId: string; told: 'done' | 'failed' },
): Promise<RefundPreview> {
  requireRight(actor, 'settle-refund');
  const refund = await findRefund(desk.store, refundId);
  if (refund === null || refund.clubId !== desk.club.id) {
    return refuse('not-found', { what: 'refund', id: ownId(desk.club.id, refundId) });
  }
  const { invoiceId, currency, attempt, payerId } = refund;
  const day = todayOf(desk);
  const told = { attempt, providerRefundId: null, on: day };
  const byProvider = await sentByDesk(desk, [refund]);
  const refusal = refusalOf(() => {
    requireByPeople(refund, byProvider.get(refundId));
    const says = state === 'done' ? { ...told, state, feeMinor: 0n } : { ...told, state };
    if (refundMove(refund, says) !== 'moves') {
      refuse('refund-state', { state: refund.state, wanted: state });
    }
  }, desk.club.locale);
  const [invoice, payer] = await Promise.all([
    invoiceId === null ? null : requireInvoice(desk, invoiceId),
    findPayer(desk, payerId),
  ]);
  const facts = shownFacts({}, { day, currency });
  return {
    refund,
    invoice,
    payerName: payer?.name ?? unknownPayer,
    mail: isOfJob(refundId) ? { kind: 'off' } : mailWayOf(desk, payer?.email ?? null),
    refusal,
    secondPerson: null,
    shown: { facts, promised: {} },
  };
}
