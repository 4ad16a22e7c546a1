import type { Actor } from '../../../domain/people/actor.js';
import type { JobPart } from '../../../domain/sessions/jobs/job-part.js';
import type { SessionJob } from '../../../domain/sessions/jobs/session-job.js';
import type { Desk } from '../../desk.js';
import { type PartWish, replanCancellation } from '../cancelling/replan-cancellation.js';
import { replanRemoval } from '../leaving/replan-removal.js';

/** Plans a page of a job's parts anew, each as its kind of job does; nothing is written. */
export function replanParts(
  desk: Desk,
  of: { job: SessionJob; actor: Actor },
  wishes: readonly PartWish[],
): Promise<JobPart[]> {
  const { kind } = of.job.act;
  switch (kind) {
    case 'cancel-session':
      return replanCancellation(desk, of, wishes);
    case 'remove-contact':
      return replanRemoval(desk, of, wishes);
    default:
      return kind satisfies never;
  }
}
