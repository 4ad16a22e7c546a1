import type { Actor } from '../../../domain/people/actor.js';
import type { SessionCancellation } from '../../../domain/people/club-records.js';
import { requireRight } from '../../../domain/people/permission.js';
import type { NamedSession } from '../../../domain/sessions/jobs/job-review.js';
import { findCancelledSessions } from '../../../store/club/session-reads.js';
import type { Desk } from '../../desk.js';
import { namedSessions } from './named-sessions.js';

/** `isAhead`: it has not begun yet, so it can still take place again. */
export type CancelledSession = NamedSession & {
  cancelled: SessionCancellation;
  isAhead: boolean;
};

/** `page` is from 0; `total` counts all that are cancelled. */
export type CancelledSessions = {
  sessions: CancelledSession[];
  total: number;
  page: number;
  pageSize: number;
};

/** Cancelled sessions, those cancelled last first. @throws CreditError `not-allowed` */
export async function cancelledSessions(
  desk: Desk,
  actor: Actor,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<CancelledSessions> {
  requireRight(actor, 'see-invoices');
  const from = { skip: page * pageSize, limit: pageSize };
  const { sessions: found, total } = await findCancelledSessions(desk.store, desk.club.id, from);
  const now = desk.now();
  const named = await namedSessions(desk, found);
  const sessions = found.flatMap(({ cancelled, startsAt }, place) => {
    const session = named[place];
    if (session === undefined || cancelled === undefined || cancelled === null) return [];
    return [{ ...session, cancelled, isAhead: startsAt > now }];
  });
  return { sessions, total, page, pageSize };
}
