import type { Actor } from '../../../domain/people/actor.js';
import { foldedText } from '../../../domain/people/folded-text.js';
import { requireRight } from '../../../domain/people/permission.js';
import type { PartState } from '../../../domain/sessions/jobs/job-part.js';
import type { JobReview, JobSession } from '../../../domain/sessions/jobs/job-review.js';
import type { PartGroup } from '../../../domain/sessions/jobs/part-group.js';
import type { SessionJob } from '../../../domain/sessions/jobs/session-job.js';
import { findProductNames } from '../../../store/club/product-reads.js';
import { findSessions } from '../../../store/club/session-reads.js';
import { findPartsPage } from '../../../store/sessions/job-reads.js';
import { findHowRefundsStand } from '../../../store/sessions/refund-sums.js';
import type { Desk } from '../../desk.js';
import { readCreditLeft } from '../leaving/credit-left.js';
import { comingCredit } from './coming-credit.js';
import { followRefunds } from './follow-refunds.js';
import { loadJob } from './load-job.js';
import { statesToStart } from './money-of-job.js';
import { readJobNeed } from './read-job-need.js';
import { sumsOfJob } from './sums-of-job.js';

export const partsOnPage = 20;
/** Sessions that are named; of more only how many they are. */
const namedSessions = 20;

export type ReviewQuery = {
  jobId: string;
  page: number;
  /** A part of a name of whoever attends or pays; empty for all. */
  search: string;
  group: PartGroup | null;
  states: readonly PartState[] | null;
};

async function readNamed(desk: Desk, { act }: SessionJob): Promise<JobSession[]> {
  if (act.kind !== 'cancel-session') return [];
  const ids = act.sessions.slice(0, namedSessions).map(({ sessionId }) => sessionId);
  const sessions = await findSessions(desk.store, ids);
  const products = sessions.map(({ productId }) => productId);
  const names = await findProductNames(desk.store, products);
  return sessions
    .map(({ id, productId, title, startsAt }) => {
      const productName = names.get(productId) ?? '';
      return { sessionId: id, productName, title, startsAt };
    })
    .sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
}

async function readProductName(desk: Desk, { act }: SessionJob): Promise<string | null> {
  if (act.kind !== 'remove-contact') return null;
  return (await findProductNames(desk.store, [act.productId])).get(act.productId) ?? null;
}

/** Why one person alone may not start what is to be done; of a job at work it was decided then. */
async function needOf(
  desk: Desk,
  actor: Actor,
  job: SessionJob,
): Promise<Pick<JobReview, 'need' | 'isSingleHanded'>> {
  if (job.state === 'running') return { need: null, isSingleHanded: false };
  const { need, isSingleHanded } = await readJobNeed(desk, actor, {
    ...{ jobId: job.id, states: statesToStart(job) },
  });
  return { need, isSingleHanded };
}

/** What a draft, a job at work or one that is over shows. @throws CreditError `not-allowed`, `not-found` */
export async function readJobReview(
  desk: Desk,
  actor: Actor,
  { jobId, page, search, group, states }: ReviewQuery,
): Promise<JobReview> {
  requireRight(actor, 'see-invoices');
  const job = await loadJob(desk, jobId);
  await followRefunds(desk, job);
  const query = { jobId, text: foldedText(search).trim(), group, states };
  const [sums, sessions, productName, need, creditLeft, { parts, found }] = await Promise.all([
    sumsOfJob(desk, job),
    readNamed(desk, job),
    readProductName(desk, job),
    needOf(desk, actor, job),
    readCreditLeft(desk, job),
    findPartsPage(desk.store, query, { page, pageSize: partsOnPage }),
  ]);
  const pages = Math.max(1, Math.ceil(found / partsOnPage));
  const refundIds = parts.flatMap(({ result }) => result?.refundIds ?? []);
  return {
    ...{ job, sessions, productName, sums, ...need, creditLeft },
    isMailed: desk.sendsMail && job.notifyCustomers,
    newCredit: comingCredit(desk),
    sessionCount: job.act.kind === 'cancel-session' ? job.act.sessions.length : 0,
    refunds: await findHowRefundsStand(desk.store, refundIds),
    page: { parts, page, pages, found },
  };
}
