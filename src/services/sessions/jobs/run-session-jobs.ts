import { deleteForgottenDrafts } from '../../../store/sessions/job-drafts.js';
import { findRunningJobs } from '../../../store/sessions/job-reads.js';
import type { Desk } from '../../desk.js';
import { runSessionJob } from './run-session-job.js';

/** Works off every job that is under way, and forgets drafts that nobody sent; how many of each. */
export async function runSessionJobs(
  desk: Desk,
  stopped: () => boolean,
): Promise<{ ran: number; forgotten: number }> {
  const clubId = desk.club.id;
  const running = await findRunningJobs(desk.store, clubId);
  for (const { id } of running) {
    if (stopped()) break;
    await runSessionJob(desk, id, { stopped });
  }
  const forgotten = await deleteForgottenDrafts(desk.store, { clubId, now: desk.now() });
  return { ran: running.length, forgotten };
}
