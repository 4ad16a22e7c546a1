import type { RequestState } from '../../approvals/request-state.js';
import type { CalendarDate } from '../../calendar-date.js';
import type { RecordedActor, Role } from '../../people/actor.js';
import type { KeepBack } from '../cancelling/keep-back.js';

export const giveKinds = ['credit', 'refund', 'nothing'] as const;
export type Give = (typeof giveKinds)[number];

/** Which of a product's sessions a person does not use any more. */
export type SessionsLeft =
  | { kind: 'all-future' }
  | { kind: 'chosen'; sessionIds: readonly string[] }
  | { kind: 'from'; sessionId: string };

/** What those who leave get. Minor units of the product's currency. */
export type LeaverCredit =
  | { kind: 'none' }
  | { kind: 'by-price' }
  | { kind: 'fixed'; amount: bigint };

/** Sessions are cancelled; `number` is which cancellation of each it is. */
export type CancelSessionAct = {
  kind: 'cancel-session';
  sessions: { sessionId: string; number: number }[];
  give: Give;
  keepBack: KeepBack | null;
  message: string;
};

/** People are removed from a product. `leavingOn` is the last day that counts as used. */
export type RemoveContactAct = {
  kind: 'remove-contact';
  productId: string;
  sessions: SessionsLeft;
  credit: LeaverCredit;
  orders: 'cancel' | 'keep';
  leavingOn: CalendarDate;
};

export type SessionAct = CancelSessionAct | RemoveContactAct;

/**
 * `draft`: it is looked at, and nothing is done yet. `running`: parts of it are still to be done.
 * `finished`: each part has its result, which may be that it waits for something.
 */
export const sessionJobStates = ['draft', 'running', 'finished'] as const;
export type SessionJobState = (typeof sessionJobStates)[number];

/**
 * Whether its money may move. `free`: one person may give it alone. `waiting`: a second person was
 * asked, and all else is done at once. How that ended is `approved`, or as the request ended.
 */
export const jobMoneyStates = ['free', 'waiting', 'approved', 'refused'] as const;
export type JobMoney = (typeof jobMoneyStates)[number];

/**
 * One act on many people, done in the background, part by part. `id` is the operation id of its
 * form, so a form starts one job, however often it is sent.
 */
export type SessionJob = {
  id: string;
  clubId: string;
  act: SessionAct;
  reason: string;
  notifyCustomers: boolean;
  by: RecordedActor;
  byRoles: readonly Role[];
  state: SessionJobState;
  money: JobMoney;
  /** The request for a second person that stands for it, and how it ended. */
  requestId: string | null;
  requestState: RequestState | null;
  approvedBy: RecordedActor | null;
  /** One person booked what elsewhere a second one approves, since the club has no other. */
  singleHanded?: boolean;
  /** How often it was started: **Run again** counts one more. */
  round: number;
  /** The forms that ran it again, by operation id: each does it once. */
  ranAgainBy?: string[];
  parts: number;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  /** A draft that nobody sent is forgotten then; null once it was started. */
  forgottenAt: Date | null;
  /** When what was written to people in it went; it is empty since. */
  messageGoneAt?: Date;
  /** The message in the finance channel that shows how far it is, once it is there. */
  message: { channel: string; ts: string } | null;
  seq: bigint;
};
