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
  round: number;
  sums: JobSums;
};
