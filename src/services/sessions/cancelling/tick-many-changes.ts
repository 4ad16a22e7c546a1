import { type Actor, actorId } from '../../../domain/people/actor.js';
import { requireRight } from '../../../domain/people/permission.js';
import type { JobNotice } from '../../../domain/sessions/jobs/job-notice.js';
import { countByJob, tickMany } from '../../../store/club/tick-orders.js';
import { findJob } from '../../../store/sessions/job-reads.js';
import type { Desk } from '../../desk.js';
import { whatOfJob } from '../jobs/job-notices.js';
import { tickEvent } from './tick-event.js';

/** Changes that one job made and nobody has ticked, without what an invoice has billed meanwhile. */
export type ChangesOfJob = { jobId: string; count: number; what: JobNotice['what'] | null };

/** The jobs with the most open changes. @throws CreditError `not-allowed` */
export async function openChangesByJob(
  desk: Desk,
  actor: Actor,
  { limit }: { limit: number },
): Promise<ChangesOfJob[]> {
  requireRight(actor, 'see-invoices');
  const clubId = desk.club.id;
  const counted = await countByJob(desk.store, clubId, limit);
  return Promise.all(
    counted.map(async ({ jobId, count }) => {
      const job = await findJob(desk.store, { id: jobId, clubId });
      return { jobId, count, what: job === null ? null : await whatOfJob(desk, job) };
    }),
  );
}

/**
 * Remembers that several changes were made in the billing system too: those named, or all that a job
 * made until the moment at which they were looked at. Each is ticked once; one whose order was
 * invoiced meanwhile stays on the list.
 * @returns on how many orders something was ticked by this
 * @throws CreditError `not-allowed`
 */
export async function tickManyChanges(
  desk: Desk,
  actor: Actor,
  which: { changeIds: readonly string[] } | { jobId: string; upTo: Date },
): Promise<number> {
  requireRight(actor, 'tick-order-change');
  const event = (count: number) =>
    tickEvent(desk, actor, count === 1 ? 'one order' : `${count} orders`);
  const ticked = { by: actorId(actor), at: desk.now(), event };
  return tickMany(desk.store, { clubId: desk.club.id, ...which }, ticked);
}
