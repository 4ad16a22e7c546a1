import { partAfter } from '../../../domain/sessions/jobs/part-outcome.js';
import type { SessionJob } from '../../../domain/sessions/jobs/session-job.js';
import { commitPlans } from '../../../store/ledger/commit-plans.js';
import { findPartsWithFailedRefund } from '../../../store/sessions/failed-refunds.js';
import { nothingBeside } from '../../../store/sessions/job-page.js';
import type { Desk } from '../../desk.js';

function problemOf(why: string): string {
  const words = why === '' ? '' : ` (${why})`;
  return `The refund could not be made${words}. What it had taken off the invoice is put back. Run it again, as a refund or as credit.`;
}

/**
 * Parts whose refunds failed after they were asked for, at once or days later, stand as failed: so
 * that they are listed by name and can be done another way. What a part's credit note gave stays.
 */
export async function markFailedRefunds(desk: Desk, job: SessionJob): Promise<void> {
  if (job.act.kind !== 'cancel-session' || job.act.give !== 'refund') return;
  const found = await findPartsWithFailedRefund(desk.store, job.id);
  if (found.length === 0) return;
  const changes = found.map(({ part, problem }) => {
    const failed = { state: 'failed', problem: problemOf(problem) } as const;
    return { before: part, after: partAfter(part, failed, null) };
  });
  // Somebody else who looks at the same moment marks the same.
  await commitPlans(desk.store, [], { outbox: [], jobPage: { ...nothingBeside, parts: changes } });
}
