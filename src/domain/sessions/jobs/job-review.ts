import type { Need } from '../../approvals/needs-second-person.js';
import type { CalendarDate } from '../../calendar-date.js';
import type { Refund } from '../../refunds/refund.js';
import type { JobSums } from './job-groups.js';
import type { JobPart } from './job-part.js';
import type { SessionJob } from './session-job.js';

/** A session as screens name it. */
export type NamedSession = {
  sessionId: string;
  productName: string;
  title: string;
  startsAt: Date;
  /** Who is booked and was not removed. */
  attendees: number;
};

/** The same where the attendees are what is shown. */
export type JobSession = Omit<NamedSession, 'attendees'>;

/** Until when account credit that is made now can be used, and whether it settles open invoices. */
export type ComingCredit = { until: CalendarDate | null; settles: boolean };

/** What a draft, a job at work and a finished one show. */
export type JobReview = {
  job: SessionJob;
  /** Of a cancellation in time order, the first few; of a removal none. */
  sessions: JobSession[];
  sessionCount: number;
  /** Of a removal. */
  productName: string | null;
  sums: JobSums;
  /** Why one person alone may not give what is to be done; null: they may. */
  need: Need | null;
  /** Whether its payers are told by mail: it says so, and the desk sends mail. */
  isMailed: boolean;
  /** Elsewhere a second person approves it, and this club has one person only. */
  isSingleHanded: boolean;
  /** What becomes of account credit that is made now: its last day, and whether it is used at once. */
  newCredit: ComingCredit;
  /** Of a removal that is over: who has credit that nothing will use by itself. */
  creditLeft: CreditLeft[];
  /** The refunds of those who are on the page, as they stand now. */
  refunds: ShownRefund[];
  page: JobPage;
};

/** Minor units of the part's currency. */
export type ShownRefund = Pick<Refund, 'id' | 'state' | 'amount'>;

/** A payer's account credit that can be spent, in minor units. */
export type CreditLeft = {
  accountId: string;
  payerName: string;
  currency: string;
  amount: bigint;
};

export type JobPage = { parts: JobPart[]; page: number; pages: number; found: number };
