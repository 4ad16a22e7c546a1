import type { JobSums } from './job-groups.js';
import type { JobMoney, SessionJobState } from './session-job.js';

/** What is told of a job, as it stood then. */
export type JobNotice = {
  jobId: string;
  /** What it is about: sessions in time order, the first few of `count`, or a product. */
  what:
    | { kind: 'cancel-session'; sessions: { title: string; startsAt: Date }[]; count: number }
    | { kind: 'remove-contact'; productName: string };
  byUserId: string;
  reason: string;
  state: SessionJobState;
  money: JobMoney;
  /** Whether its payers are told by mail; rows of earlier versions lack it, and told nobody. */
  isMailed?: boolean;
  round: number;
  singleHanded?: boolean;
  sums: JobSums;
};

/** What is told of an act on many people. */
export type SessionJobNotice =
  /** How far it is: one message, changed in place. */
  | { kind: 'job-standing'; job: JobNotice }
  /** What became of it, as a message of its own. */
  | { kind: 'job-finished'; job: JobNotice }
  /** Somebody who was removed from a product is on it again; the counts say what came back. */
  | {
      kind: 'contact-put-back';
      name: string;
      productName: string;
      reason: string;
      byUserId: string;
      places: number;
      lost: number;
      usesTaken: number;
      usesMissing: number;
      orders: number;
    };
