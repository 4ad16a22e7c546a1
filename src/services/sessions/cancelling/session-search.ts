import type { CalendarDate } from '../../../domain/calendar-date.js';
import { instantsOf } from '../../../domain/day-start.js';
import type { Actor } from '../../../domain/people/actor.js';
import type { Session } from '../../../domain/people/club-records.js';
import { requireRight } from '../../../domain/people/permission.js';
import { sessionFits } from '../../../domain/sessions/cancelling/fits-session.js';
import { mostCancelled } from '../../../domain/sessions/cancelling/most-sessions.js';
import { dayInSearch } from '../../../domain/sessions/cancelling/typed-day.js';
import type { NamedSession } from '../../../domain/sessions/jobs/job-review.js';
import { findProducts } from '../../../store/club/product-reads.js';
import { countUpcoming, upcomingSessions } from '../../../store/club/session-reads.js';
import { fromStored } from '../../../store/stored.js';
import type { Desk } from '../../desk.js';
import { momentOf } from '../../desk-day.js';
import { namedSessions } from './named-sessions.js';

/** `total` counts all that fit, also those beyond the limit. In time order. */
export type SessionsFound = { sessions: NamedSession[]; total: number };

/**
 * Sessions to come that are not cancelled, by words of product and title, day, weekday or time in
 * the club's zone; all of them for a blank text. @throws CreditError `not-allowed`
 */
export async function searchSessions(
  desk: Desk,
  actor: Actor,
  { text, limit }: { text: string; limit: number },
): Promise<SessionsFound> {
  requireRight(actor, 'see-invoices');
  const { store, club } = desk;
  const { now, today } = momentOf(desk);
  const { day, words } = dayInSearch(text, today);
  const within = day === null ? null : instantsOf({ from: day, until: day }, club.timeZone);
  const of = { clubId: club.id, after: now, within };
  if (words.length === 0) return firstOf(desk, of, limit);
  const products = await findProducts(store, club.id);
  const nameOf = new Map(products.map(({ id, name }) => [id, name]));
  const fits = sessionFits(words, club.timeZone);
  const found: Session[] = [];
  let total = 0;
  for await (const stored of upcomingSessions(store, of)) {
    const session = fromStored(stored);
    if (!fits({ ...session, productName: nameOf.get(session.productId) ?? '' })) continue;
    total += 1;
    if (found.length < limit) found.push(session);
  }
  return { sessions: await namedSessions(desk, found), total };
}

async function firstOf(
  desk: Desk,
  of: Parameters<typeof upcomingSessions>[1],
  limit: number,
): Promise<SessionsFound> {
  const [found, total] = await Promise.all([
    upcomingSessions(desk.store, of).limit(limit).toArray(),
    countUpcoming(desk.store, of),
  ]);
  return { sessions: await namedSessions(desk, found.map(fromStored)), total };
}

/**
 * What is still to come of a day, up to {@link mostCancelled}. @throws CreditError `not-allowed`
 */
export async function sessionsOfDay(
  desk: Desk,
  actor: Actor,
  { day }: { day: CalendarDate },
): Promise<SessionsFound> {
  requireRight(actor, 'see-invoices');
  const within = instantsOf({ from: day, until: day }, desk.club.timeZone);
  return firstOf(desk, { clubId: desk.club.id, after: desk.now(), within }, mostCancelled);
}

/**
 * What is still to come of a product from one day to another, both in it, up to
 * {@link mostCancelled}; nothing where `until` lies before `from`. @throws CreditError `not-allowed`
 */
export async function sessionsOfProduct(
  desk: Desk,
  actor: Actor,
  { productId, from, until }: { productId: string; from: CalendarDate; until: CalendarDate },
): Promise<SessionsFound> {
  requireRight(actor, 'see-invoices');
  if (until < from) return { sessions: [], total: 0 };
  const within = instantsOf({ from, until }, desk.club.timeZone);
  const of = { clubId: desk.club.id, after: desk.now(), within, productId };
  return firstOf(desk, of, mostCancelled);
}
