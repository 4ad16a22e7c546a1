import type { Promised } from '../books/promise.js';
import type { ShownFacts } from '../books/shown-facts.js';
import type { CalendarDate } from '../calendar-date.js';
import type { Settled } from '../credit/settled.js';
import type { Role } from '../people/actor.js';
import type { Action } from '../people/rights.js';
import type { JobTotals } from '../sessions/jobs/job-groups.js';
import type { JobNotice } from '../sessions/jobs/job-notice.js';
import type { SettingChange } from '../settings/club-settings.js';
import type { Need } from './needs-second-person.js';
import type { RequestState } from './request-state.js';

/** How long a request waits, and after how long it is brought to mind once. */
export const requestLifeDays = 7;
export const reminderAfterDays = 3;

export const longestComment = 500;

/** What a caller of a use case hands over, as it can be stored; amounts in minor units. */
export type ActInput = Readonly<Record<string, unknown>>;

/** One payment that is sent back, or a part of it, as people are told of it. Minor units. */
export type PlannedRefund = {
  amount: bigint;
  /** Who sends it, and whether that happens by itself or is a thing to do for people. */
  provider: string;
  isSentByDesk: boolean;
  /** Null of a pay-out. */
  payment: { provider: string; receivedOn: CalendarDate; amount: bigint } | null;
  /** The fees that the club pays or loses by it; null where they are not known. */
  cost: bigint | null;
  /** Whether the payer is mailed once it is sent, where it happens by itself and mail is sent. */
  tellsPayer?: boolean;
};

/**
 * The money of an act on many people, which is done already but for that. `totals` by currency, and
 * how many of them get less or nothing now, because the facts moved since it was asked for.
 */
export type PlannedJob = {
  jobId: string;
  what: JobNotice['what'];
  totals: Pick<
    JobTotals,
    'currency' | 'people' | 'amount' | 'toInvoice' | 'toAccount' | 'sentBack'
  >[];
  cannot: number;
};

/** What an act does, or would do now, as plain data for screens. Amounts in minor units. */
export type PlannedAct = {
  payerId: string;
  currency: string;
  /** Null where it names no invoice. */
  invoiceId: string | null;
  /** What it gives away. */
  amount: bigint;
  /** What the debt falls by and the account credit rises by; below zero the other way. */
  toInvoice: bigint;
  toAccount: bigint;
  /** What is sent back as cash. */
  sentBack: bigint;
  /** How the invoice stands afterwards; null where none is changed. */
  outstanding: bigint | null;
  overpaid: bigint | null;
  /** The account credit that can be spent afterwards; null where none is changed. */
  available: bigint | null;
  /** The payer's other invoices that the new credit settles at once; left out where none. */
  settled?: Settled[];
  /** What is sent back, payment by payment; left out where nothing is. */
  refunds?: PlannedRefund[];
  /** How many more there are, in a summary, which names the first few; left out where none. */
  moreRefunds?: number;
  /** The line that was chosen, where one was. */
  line?: { number: number; description: string };
  /** Of the money of an act on many people, whose payers it has instead of one. */
  job?: PlannedJob;
  /** Of other settings, which are about no payer. */
  settings?: { changes: readonly SettingChange[] };
  /** Of somebody who is forgotten, who has this id in the club. */
  forget?: { ownId: string };
  /** It is on what is marked as somebody's who is forgotten: its words go once it has ended. */
  forgotten?: true;
  /** The facts that it was planned from. */
  facts: ShownFacts;
  /** Of what the form said, how it would be now. */
  promised: Promised;
};

export type MessagePlace = { channel: string; ts: string };

export type RequestDecision = { by: string | null; at: Date; comment: string };

/** Something that a second person has to approve. `id` is the operation id of the form. */
export type ApprovalRequest = {
  id: string;
  clubId: string;
  payerId: string;
  act: Action;
  input: ActInput;
  reason: string;
  /** Digest of the caller's inputs, as its entry will have it. */
  requestHash: string;
  need: Need;
  /** What it promised when it was asked for. */
  planned: PlannedAct;
  requesterId: string;
  requesterRoles: readonly Role[];
  state: RequestState;
  /** Who ended it, when and with which words; `by` null: nobody, its time was over. */
  decision: RequestDecision | null;
  askedAt: Date;
  expiresAt: Date;
  remindedAt: Date | null;
  /** The message in the approvals channel, once it is there, and the one that brought it to mind. */
  message: MessagePlace | null;
  reminder: MessagePlace | null;
  seq: bigint;
};

/** So many payments that go back are named in a line; more are said as their number. */
export const paymentsNamed = 3;

/**
 * A request without what was handed over for it, which may be thousands of parts, and with the first
 * `paymentsNamed` payments that go back: all that lists and messages need, and what they keep.
 */
export type RequestSummary = Omit<ApprovalRequest, 'input'>;

export function summaryOf(request: RequestSummary): RequestSummary {
  const { input: _parts, ...summary }: RequestSummary & { input?: ActInput } = request;
  return { ...summary, planned: named(summary.planned) };
}

function named(planned: PlannedAct): PlannedAct {
  const { refunds = [], moreRefunds = 0 } = planned;
  const more = refunds.length - paymentsNamed;
  if (more <= 0) return planned;
  return { ...planned, refunds: refunds.slice(0, paymentsNamed), moreRefunds: moreRefunds + more };
}
