import type { Actor } from '../../../domain/people/actor.js';
import { requireRight } from '../../../domain/people/permission.js';
import type { JobPart } from '../../../domain/sessions/jobs/job-part.js';
import { streamParts } from '../../../store/sessions/draft-parts.js';
import type { Desk } from '../../desk.js';
import { loadJob } from './load-job.js';

/** Every part of a job in its order, one after another. @throws CreditError `not-allowed`, `not-found` */
export async function* eachPart(
  desk: Desk,
  actor: Actor,
  jobId: string,
): AsyncGenerator<JobPart, void> {
  requireRight(actor, 'see-invoices');
  await loadJob(desk, jobId);
  yield* streamParts(desk.store, { jobId, states: null });
}
