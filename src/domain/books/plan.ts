import type { CalendarDate } from '../calendar-date.js';
import { type Account, availableCredit, emptyAccount } from '../credit/account.js';
import type { CreditNote } from '../credit/credit-note.js';
import { bookedAgain } from '../forgetting/forgotten-mark.js';
import type { Invoice } from '../invoices/invoice.js';
import type { Payment } from '../payments/payment.js';
import { type Actor, type RecordedActor, recordActor } from '../people/actor.js';
import type { Refund } from '../refunds/refund.js';
import type { EntryKind } from './entry-kinds.js';
import { grouped } from './grouped.js';
import {
  balanced,
  type EntryDetails,
  type EntryRefs,
  type JournalEntry,
  journalSchemaVersion,
  type Posting,
  type UnchainedEntry,
} from './journal-entry.js';

/** A document before and after an event; `before` is null for a new one. */
export type Change<Document> = { before: Document | null; after: Document };

/**
 * All that one business event changes, worked out in memory. It is written whole or not at all,
 * and only while every `before` is still what the database holds.
 */
export type Plan<Entry = UnchainedEntry> = {
  entry: Entry | null;
  invoice?: Change<Invoice>;
  account?: Change<Account>;
  /** Of several plans as one: the other invoices, on which new credit is used at once. */
  settled?: Change<Invoice>[];
  creditNotes: Change<CreditNote>[];
  payment?: Change<Payment>;
  refunds?: readonly Change<Refund>[];
  /** What is booked just before `entry` in the same transaction; its effect is in the changes. */
  preceding?: readonly Entry[];
};

/** A plan that can be written: its entry follows the one before it (`chained`, in `chain.ts`). */
export type ChainedPlan = Plan<JournalEntry>;

/** The plan's entries in the order in which they are booked. */
export function entriesOf<Entry>(plan: Plan<Entry>): Entry[] {
  return [...(plan.preceding ?? []), ...(plan.entry === null ? [] : [plan.entry])];
}

/**
 * Two events that are booked whole or not at all. The second was planned from the invoice that
 * the first leaves, and is the one that answers a repeated request.
 */
export function together(first: Plan & { invoice: Change<Invoice> }, second: Plan): Plan {
  const after = second.invoice?.after ?? first.invoice.after;
  return {
    ...second,
    invoice: { before: first.invoice.before, after },
    preceding: [...entriesOf(first), ...(second.preceding ?? [])],
  };
}

function spanned<Document>(
  changes: readonly (Change<Document> | undefined)[],
): Change<Document> | undefined {
  const made = changes.flatMap((change) => change ?? []);
  const [first, last] = [made[0], made.at(-1)];
  return first && last && { before: first.before, after: last.after };
}

function spannedRefunds(changes: readonly Change<Refund>[]): Change<Refund>[] {
  const byId = grouped(changes, ({ after }) => after.id);
  return [...byId.values()].flatMap((own) => spanned(own) ?? []);
}

/**
 * Several plans as one, each made from what the one before left: of one account and of the first
 * one's invoice, with a credit note and refunds of their own, and other invoices each once. The
 * entry of the last is the main one.
 */
export function asOne<Entry>(plans: readonly Plan<Entry>[]): Plan<Entry> {
  const changes = plans.flatMap((plan) => plan.invoice ?? []);
  const isFirst = ({ after }: Change<Invoice>) => after.id === changes[0]?.after.id;
  const invoice = spanned(changes.filter(isFirst));
  const settled = changes.filter((change) => !isFirst(change));
  const account = spanned(plans.map((plan) => plan.account));
  const entries = plans.flatMap((plan) => entriesOf(plan));
  return {
    entry: entries.at(-1) ?? null,
    preceding: entries.slice(0, -1),
    ...(invoice && { invoice }),
    ...(account && { account }),
    ...(settled.length > 0 && { settled }),
    creditNotes: plans.flatMap((plan) => plan.creditNotes),
    refunds: spannedRefunds(plans.flatMap((plan) => plan.refunds ?? [])),
  };
}

/** Who asks, when, and under which idempotency key. */
export type EventContext = {
  key: string;
  requestHash: string;
  actor: Actor;
  /** The second person who approved it. */
  approvedBy?: RecordedActor;
  /** The request that they approved, where the key does not name it. */
  requestId?: string;
  reason: string;
  /** The business day of the event in the club's time zone. */
  today: CalendarDate;
  now: Date;
  /** When it happened, where the books are closed for that day and `today` is a later one. */
  happenedOn?: CalendarDate;
  /** Up to when the books are closed, of what cannot be refused: a closed day is not booked on. */
  closedUpTo?: CalendarDate | null;
  /** The last day on which credit that is made now can be used; none where it never expires. */
  creditUntil?: CalendarDate | null;
  /** When it is written down, if that is not `now`: imported events lie in the past. */
  recordedAt?: Date;
};

/** The context of the n-th entry of one act, from 1. */
export type NumberedContext = (number: number) => EventContext;

type EntryDraft = {
  kind: EntryKind;
  postings: Posting[];
  refs: EntryRefs;
  details?: EntryDetails;
  reverses?: string | null;
  spentOn?: readonly string[];
  paidOut?: bigint;
  reference?: string | undefined;
};

/** Writes the entry that goes with the changed documents. */
export function entryFor(
  context: EventContext,
  draft: EntryDraft,
  after: { invoice?: Invoice; account?: Account; owner: Pick<Invoice, OwnerField> },
): UnchainedEntry {
  return {
    id: context.key,
    requestHash: context.requestHash,
    kind: draft.kind,
    clubId: after.owner.clubId,
    payerId: after.owner.payerId,
    currency: after.owner.currency,
    postings: balanced(draft.postings),
    refs: { ...draft.refs, ...(context.requestId && { requestId: context.requestId }) },
    details: detailsOf(draft, context),
    outcome: {
      outstanding: after.invoice?.outstanding ?? null,
      ...(after.invoice !== undefined && after.invoice.overpaid > 0n
        ? { overpaid: after.invoice.overpaid }
        : {}),
      status: after.invoice?.status ?? null,
      balance: after.account?.balance ?? null,
      available: after.account === undefined ? null : availableCredit(after.account, context.today),
      ...(draft.spentOn === undefined ? {} : { spentOn: draft.spentOn }),
      ...(draft.paidOut === undefined ? {} : { paidOut: draft.paidOut }),
    },
    invoiceSeq: after.invoice?.seq ?? null,
    accountSeq: after.account?.seq ?? null,
    actor: recordActor(context.actor),
    ...(context.approvedBy === undefined ? {} : { approvedBy: context.approvedBy }),
    reason: context.reason,
    ...(draft.reference === undefined ? {} : { reference: draft.reference }),
    reverses: draft.reverses ?? null,
    occurredOn: context.today,
    recordedAt: context.recordedAt ?? context.now,
    schemaVersion: journalSchemaVersion,
  };
}

function detailsOf({ details = {} }: EntryDraft, { happenedOn }: EventContext): EntryDetails {
  return happenedOn === undefined ? details : { ...details, happenedOn };
}

type OwnerField = 'clubId' | 'payerId' | 'currency';

/** The payer's account as it is, or a new one with nothing in it; of somebody forgotten so marked. */
export function accountOf(
  account: Account | null,
  owner: Pick<Invoice, OwnerField | 'forgotten'>,
): Account {
  const { forgotten } = owner;
  if (account !== null || forgotten?.payer !== true) return account ?? emptyAccount(owner);
  return { ...emptyAccount(owner), forgotten: bookedAgain(forgotten) };
}
