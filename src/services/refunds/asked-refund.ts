import type { JournalEntry } from '../../domain/books/journal-entry.js';
import type { Plan } from '../../domain/books/plan.js';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { Notice } from '../../domain/notice.js';
import { actorId } from '../../domain/people/actor.js';
import { ownId } from '../../domain/record-id.js';
import type { RefundedThing } from '../../domain/refunds/refund-facts.js';
import type { Envelope } from '../books/envelope.js';
import type { BookedTogether } from '../books/or-replayed.js';
import type { Desk } from '../desk.js';
import { providerFor } from '../providers/provider-for.js';

/** One refund that was asked for. */
export type AskedPart = {
  refundId: string;
  paymentId: string | null;
  amount: bigint;
  provider: string;
  /** Its provider sends it by itself, so that nobody has to. */
  isSentByDesk: boolean;
};

/** What was asked for, and how things stood then. Amounts in minor units of `currency`. */
export type AskedRefund = {
  payerId: string;
  /** Both null of a pay-out. */
  invoiceId: string | null;
  invoiceNumber: string | null;
  currency: string;
  /** The credit note that was raised with it; null where all is sent back. */
  noteNumber: string | null;
  toInvoice: bigint;
  toAccount: bigint;
  /** The last day of the account credit that it made; null where it never expires. */
  creditUntil: CalendarDate | null;
  sentBack: bigint;
  refunds: AskedPart[];
  /** Of the invoice; null of a pay-out. */
  outstanding: bigint | null;
  overpaid: bigint | null;
  /** The account credit that can be spent, where it changed. */
  balance: bigint | null;
  replayed: boolean;
};

function partOf(desk: Desk, { refs, details }: JournalEntry): AskedPart[] {
  const { refundId, paymentId = null } = refs;
  const { refund } = details;
  if (refundId === undefined || refund === undefined) return [];
  const { amount, provider } = refund;
  const isSentByDesk = providerFor(desk, { paymentId, provider }) !== null;
  return [{ refundId, paymentId, amount, provider, isSentByDesk }];
}

/** Has a provider that sends refunds by itself asked at once, and not when its time comes. */
export function askedRefund(desk: Desk, { entries, replayed }: BookedTogether): AskedRefund {
  if (!replayed) desk.wake('send-refunds');
  const [first] = entries;
  const last = entries.at(-1) ?? first;
  const note = entries.find(({ kind }) => kind === 'credit.raised');
  const refunds = entries.flatMap((entry) => partOf(desk, entry));
  const { invoiceId = null } = first.refs;
  const own = (id: string | null | undefined) => (id == null ? null : ownId(desk.club.id, id));
  return {
    payerId: first.payerId,
    invoiceId,
    invoiceNumber: own(invoiceId),
    currency: first.currency,
    noteNumber: own(note?.refs.creditNoteId),
    toInvoice: note?.details.toInvoice ?? 0n,
    toAccount: note?.details.toAccount ?? 0n,
    creditUntil: note?.details.lot?.expiresOn ?? null,
    sentBack: refunds.reduce((sum, { amount }) => sum + amount, 0n),
    refunds,
    outstanding: last.outcome.outstanding,
    overpaid: invoiceId === null ? null : (last.outcome.overpaid ?? 0n),
    balance: entries.findLast(({ accountSeq }) => accountSeq !== null)?.outcome.available ?? null,
    replayed,
  };
}

/** Told once for all that was asked for together. Without cash it is a credit note like others. */
export function askedNotices(plans: readonly Plan[], { actor }: Envelope): Notice[] {
  const refunds = plans.flatMap(({ refunds: asked = [] }) => asked.map(({ after }) => after));
  const [refund] = refunds;
  const note = plans.flatMap(({ creditNotes }) => creditNotes.map(({ after }) => after))[0];
  const invoice = plans.at(-1)?.invoice?.after;
  if (refund === undefined) return note === undefined ? [] : [raisedNotice(plans, actor)].flat();
  const of: RefundedThing = refund.of;
  const { payerId, currency, reason } = refund;
  return [
    {
      kind: 'refund-asked',
      ...{ of, payerId, currency, reason },
      ...(invoice === undefined ? {} : { invoiceNumber: invoice.number }),
      amount: refunds.reduce((sum, { amount }) => sum + amount, 0n),
      toInvoice: note?.toInvoice ?? 0n,
      toAccount: note?.toAccount ?? 0n,
      providers: [...new Set(refunds.map(({ provider }) => provider))],
      balance: plans.findLast(({ account }) => account)?.account?.after.balance ?? null,
      byUserId: actorId(actor),
    },
  ];
}

function raisedNotice(plans: readonly Plan[], actor: Envelope['actor']): Notice[] {
  return plans.flatMap(({ creditNotes, invoice, account }) =>
    creditNotes.map(({ after: note }): Notice => {
      const { outstanding = 0n, overpaid = 0n, status = 'outstanding' } = invoice?.after ?? {};
      return {
        kind: 'credit-raised',
        noteNumber: note.number,
        invoiceNumber: note.invoiceNumber,
        payerId: note.payerId,
        amount: note.amount,
        toInvoice: note.toInvoice,
        toAccount: note.toAccount,
        currency: note.currency,
        ...{ status, outstanding, overpaid },
        balance: account?.after.balance ?? null,
        reason: note.reason,
        byUserId: actorId(actor),
      };
    }),
  );
}
