import { isOver } from '../../domain/approvals/decidable.js';
import { reminderAfterDays } from '../../domain/approvals/request.js';
import { markReminded } from '../../store/approvals/request-changes.js';
import { findDueRequests } from '../../store/approvals/request-reads.js';
import type { Desk } from '../desk.js';
import { endWithout } from './end-request.js';
import { reminderRows } from './request-notices.js';

/**
 * Ends the requests whose time is over, and brings those that wait for days to mind, once each.
 * It looks at how they stand, so a run that is missed or doubled does no harm.
 */
export async function lookAfterRequests(
  desk: Desk,
  stopped: () => boolean,
): Promise<{ expired: number; reminded: number }> {
  const now = desk.now();
  const askedBefore = new Date(now.getTime() - reminderAfterDays * 24 * 3_600_000);
  const due = await findDueRequests(desk.store, { clubId: desk.club.id, now, askedBefore });
  const done = { expired: 0, reminded: 0 };
  for (const request of due) {
    if (stopped()) break;
    if (isOver(request, now)) {
      await endWithout(desk, request, { state: 'expired', by: null, comment: '' });
      done.expired += 1;
    } else if (
      await markReminded(desk.store, { id: request.id, now }, reminderRows(desk, request))
    ) {
      done.reminded += 1;
    }
  }
  if (done.reminded > 0) desk.wake('outbox');
  return done;
}
