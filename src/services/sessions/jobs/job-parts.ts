import type { Actor } from '../../../domain/people/actor.js';
import { requireRight } from '../../../domain/people/permission.js';
import type { JobPart } from '../../../domain/sessions/jobs/job-part.js';
import { findPartsPage } from '../../../store/sessions/job-reads.js';
import type { Desk } from '../../desk.js';
import { loadJob } from './load-job.js';

const pageSize = 500;

/** Every part of a job in its order, read page by page. @throws CreditError `not-allowed`, `not-found` */
export async function* eachPart(
  desk: Desk,
  actor: Actor,
  jobId: string,
): AsyncGenerator<JobPart, void> {
  requireRight(actor, 'see-invoices');
  await loadJob(desk, jobId);
  const all = { jobId, text: '', group: null, states: null };
  for (let page = 0; ; page += 1) {
    const { parts, found } = await findPartsPage(desk.store, all, { page, pageSize });
    yield* parts;
    if ((page + 1) * pageSize >= found) return;
  }
}
