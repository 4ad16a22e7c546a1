import type { JournalEntry } from '../../domain/books/journal-entry.js';
import type { MailedNotice } from '../../domain/mail-notice.js';
import type { Notice } from '../../domain/notice.js';
import { type Actor, actorId } from '../../domain/people/actor.js';
import { ownId } from '../../domain/record-id.js';
import { providerRule } from '../../domain/refunds/provider-rules.js';
import { isOfJob, type Refund, type RefundState } from '../../domain/refunds/refund.js';
import type { RefundTold } from '../../domain/refunds/refund-moves.js';
import type { RefundOfJob } from '../../domain/refunds/refund-of-job.js';
import type { Desk } from '../desk.js';

/** A refund after somebody said how it stands. Amounts in minor units of `currency`. */
export type ToldRefund = {
  refundId: string;
  payerId: string;
  /** Null of a pay-out. */
  invoiceId: string | null;
  invoiceNumber: string | null;
  currency: string;
  amount: bigint;
  fee: bigint;
  state: RefundState;
  outstanding: bigint | null;
  overpaid: bigint | null;
  /** The account credit that can be spent, of a pay-out. */
  balance: bigint | null;
  replayed: boolean;
};

export function toldRefund(
  desk: Desk,
  entry: JournalEntry,
  { state, replayed }: { state: RefundState; replayed: boolean },
): ToldRefund {
  const { invoiceId = null, refundId = '' } = entry.refs;
  const { amount = 0n, fee = 0n } = entry.details.refund ?? {};
  const { outstanding, overpaid = 0n, available } = entry.outcome;
  return {
    ...{
      refundId,
      payerId: entry.payerId,
      invoiceId,
      currency: entry.currency,
      amount,
      fee,
      state,
    },
    invoiceNumber: invoiceId === null ? null : ownId(desk.club.id, invoiceId),
    outstanding,
    overpaid: invoiceId === null ? null : overpaid,
    balance: available,
    replayed,
  };
}

/**
 * What the payer hears, once its money has left: not that it waits, and not that it could not be done,
 * which is for staff to settle. Refunds of a job are told with all that it does.
 */
export function mailOfTold(refund: Refund, told: Pick<RefundTold, 'state'>): MailedNotice | null {
  const { id, clubId, payerId, invoiceId, of, provider, amount, currency } = refund;
  if (told.state !== 'done' || isOfJob(id)) return null;
  return {
    kind: 'refund-on-its-way',
    ...(invoiceId === null ? {} : { invoiceNumber: ownId(clubId, invoiceId) }),
    ...{ payerId, of, provider, amount, currency },
    workingDays: providerRule(provider).workingDays,
  };
}

type Telling = { told: RefundTold; reason: string; actor: Actor; ofJob: RefundOfJob | null };

/** What finance hears: that it is done, or failed; not that it waits, which the list shows. */
export function toldNotices(
  { clubId, payerId, invoiceId, of, provider, amount, currency, state }: Refund,
  { told, reason, actor, ofJob }: Telling,
): Notice[] {
  const by = actor.kind === 'staff' ? { byUserId: actorId(actor) } : {};
  const invoice = invoiceId === null ? {} : { invoiceNumber: ownId(clubId, invoiceId) };
  const facts = { ...{ payerId, amount, currency, of, provider }, ...invoice, ...by };
  switch (told.state) {
    case 'waiting':
      return [];
    case 'done':
      return [
        { kind: 'refund-done', ...facts, fee: told.feeMinor, reference: told.reference ?? reason },
      ];
    case 'failed':
      return [
        {
          ...{ kind: 'refund-failed', ...facts, wasDone: state === 'done', problem: reason },
          ...(ofJob === null ? {} : { ofJob }),
        },
      ];
    default:
      return told satisfies never;
  }
}
