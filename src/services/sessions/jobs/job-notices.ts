import type { JobNotice } from '../../../domain/sessions/jobs/job-notice.js';
import type { SessionJob } from '../../../domain/sessions/jobs/session-job.js';
import { findProductNames } from '../../../store/club/product-reads.js';
import { findSessions } from '../../../store/club/session-reads.js';
import type { OutboxRow } from '../../../store/outbox/outbox-row.js';
import { keepJobMessage } from '../../../store/sessions/job-message.js';
import { findJob } from '../../../store/sessions/job-reads.js';
import type { Desk } from '../../desk.js';
import { noticesToFinance } from '../../notices/notices-to-finance.js';
import { sumsOfJob } from './sums-of-job.js';

/** Sessions that are named; of more only how many they are is told. */
const namedSessions = 3;

/** What a job is about, as messages and requests name it. */
export async function whatOfJob(desk: Desk, { act }: SessionJob): Promise<JobNotice['what']> {
  if (act.kind === 'remove-contact') {
    const names = await findProductNames(desk.store, [act.productId]);
    const productName = names.get(act.productId) ?? 'a product';
    return { kind: act.kind, productName };
  }
  const ids = act.sessions.slice(0, namedSessions).map(({ sessionId }) => sessionId);
  const found = await findSessions(desk.store, ids);
  const sessions = found
    .map(({ title, startsAt }) => ({ title, startsAt }))
    .sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
  return { kind: act.kind, sessions, count: act.sessions.length };
}

async function aboutJob(desk: Desk, job: SessionJob): Promise<JobNotice> {
  const { id: jobId, by, reason, state, money, round, singleHanded = false } = job;
  const [what, sums] = await Promise.all([whatOfJob(desk, job), sumsOfJob(desk, job)]);
  const isMailed = desk.sendsMail && job.notifyCustomers;
  const told = { singleHanded, sums, isMailed };
  return { jobId, what, byUserId: by.id, reason, state, money, round, ...told };
}

/** A job as it stands now, for the message about it, with where that is; null where it is gone. */
export async function jobNow(
  desk: Desk,
  id: string,
): Promise<{ notice: JobNotice; message: SessionJob['message'] } | null> {
  const job = await findJob(desk.store, { id, clubId: desk.club.id });
  if (job === null) return null;
  return { notice: await aboutJob(desk, job), message: job.message };
}

/** Remembers where the message about a job is; without a `ts` it is gone, and is not sent again. */
export function rememberJobMessage(
  desk: Desk,
  id: string,
  message: { channel: string; ts: string },
): Promise<void> {
  return keepJobMessage(desk.store, { id, message });
}

function standing(desk: Desk, { id, round, money }: SessionJob, { step, job }: Standing) {
  const key = `job:${id}:${round}:${money}:${step}`;
  return noticesToFinance(desk, key, [{ kind: 'job-standing', job }]);
}

type Standing = { step: number; job: JobNotice };

/** Has the message about a job show how far it is; `step` makes each showing one of its own. */
export async function standingOfJob(
  desk: Desk,
  job: SessionJob,
  step: number,
): Promise<OutboxRow[]> {
  return standing(desk, job, { step, job: await aboutJob(desk, job) });
}

/** What is told at the end of a job: its message as it stays, and its result as one of its own. */
export async function endOfJob(desk: Desk, job: SessionJob): Promise<OutboxRow[]> {
  const about = await aboutJob(desk, job);
  const key = `job:${job.id}:${job.round}:${job.money}:finished`;
  return [
    ...standing(desk, job, { step: Number.MAX_SAFE_INTEGER, job: about }),
    ...noticesToFinance(desk, key, [{ kind: 'job-finished', job: about }]),
  ];
}
