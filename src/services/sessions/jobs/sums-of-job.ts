import type { JobSums } from '../../../domain/sessions/jobs/job-groups.js';
import type { SessionJob } from '../../../domain/sessions/jobs/session-job.js';
import { sumParts } from '../../../store/sessions/job-sums.js';
import { sumRefunds } from '../../../store/sessions/refund-sums.js';
import type { Desk } from '../../desk.js';

/** What all parts of a job come to; of one that is over also what became of its refunds. */
export async function sumsOfJob(desk: Desk, { id, state }: SessionJob): Promise<JobSums> {
  const sums = await sumParts(desk.store, id);
  const asked = sums.booked.some(({ sentBack }) => sentBack > 0n);
  if (state !== 'finished' || !asked) return sums;
  return { ...sums, refunds: await sumRefunds(desk.store, id) };
}
