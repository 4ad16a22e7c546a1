import { type CalendarDate, calendarDateIn } from '../../../domain/calendar-date.js';
import type { Actor } from '../../../domain/people/actor.js';
import { foldedText } from '../../../domain/people/folded-text.js';
import { requireRight } from '../../../domain/people/permission.js';
import type { NamedSession } from '../../../domain/sessions/jobs/job-review.js';
import { upcomingSessions } from '../../../store/club/session-reads.js';
import { fromStored } from '../../../store/stored.js';
import type { Desk } from '../../desk.js';
import { namedSessions } from './named-sessions.js';

/**
 * The one session to come whose title is what was typed, in any spelling; null where none or several
 * have it. @throws CreditError `not-allowed`
 */
export async function sessionTitled(
  desk: Desk,
  actor: Actor,
  { text }: { text: string },
): Promise<NamedSession | null> {
  requireRight(actor, 'see-invoices');
  const wanted = foldedText(text).trim();
  if (wanted === '') return null;
  const of = { clubId: desk.club.id, after: desk.now(), within: null };
  const found = [];
  for await (const stored of upcomingSessions(desk.store, of)) {
    if (foldedText(stored.title).trim() === wanted) found.push(fromStored(stored));
    if (found.length > 1) return null;
  }
  const [session = null] = await namedSessions(desk, found);
  return session;
}

/** The club's day of the next session of a product that takes place; null where none is to come. */
export async function nextDayOf(
  desk: Desk,
  actor: Actor,
  { productId }: { productId: string },
): Promise<CalendarDate | null> {
  requireRight(actor, 'see-invoices');
  const of = { clubId: desk.club.id, after: desk.now(), within: null, productId };
  const [next] = await upcomingSessions(desk.store, of).limit(1).toArray();
  return next === undefined ? null : calendarDateIn(next.startsAt, desk.club.timeZone);
}
