import { isOver } from '../../domain/approvals/decidable.js';
import { type RequestSummary, reminderAfterDays } from '../../domain/approvals/request.js';
import { endExpired } from '../../store/approvals/expired-requests.js';
import { markReminded } from '../../store/approvals/request-changes.js';
import { findDueRequests } from '../../store/approvals/request-reads.js';
import type { Desk } from '../desk.js';
import { endedRows, reminderRows } from './request-notices.js';

/** Requests that end together: they change in one transaction, which should not take long. */
const endedAtOnce = 200;

/** Ends those whose time is over. @returns how many; somebody else may have ended others */
async function endAllOver(
  desk: Desk,
  over: readonly RequestSummary[],
  stopped: () => boolean,
): Promise<number> {
  const at = desk.now();
  const decision = { by: null, at, comment: '' };
  let ended = 0;
  for (let start = 0; start < over.length && !stopped(); start += endedAtOnce) {
    const expiring = over.slice(start, start + endedAtOnce).map((request) => {
      const after = { ...request, state: 'expired' as const, decision, seq: request.seq + 1n };
      return { request, outbox: endedRows(desk, after) };
    });
    ended += await endExpired(desk.store, { expiring, at });
  }
  return ended;
}

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
  const over = due.filter((request) => isOver(request, now));
  const done = { expired: await endAllOver(desk, over, stopped), reminded: 0 };
  for (const request of due) {
    if (stopped()) break;
    if (isOver(request, now)) continue;
    const rows = reminderRows(desk, request);
    if (await markReminded(desk.store, { id: request.id, now }, rows)) done.reminded += 1;
  }
  if (done.expired + done.reminded > 0) desk.wake('outbox');
  return done;
}
