import { type BooksDifference, fault } from '../../domain/books/difference.js';
import type { PlacedEvent } from '../../domain/trail/audit-event.js';
import { createTrailCheck } from '../../domain/trail/check-trail.js';
import type { RequestEvent } from '../../domain/trail/request-event.js';
import type { KnownEvent, TrailHead } from '../../domain/trail/trail-head.js';
import type { Store } from '../connection.js';
import { codeOf, errorCode, isDatabaseGone } from '../database-error.js';
import { digestOf } from '../ledger/digest.js';
import { startOneMoment } from '../ledger/one-moment.js';
import { auditRequestEvents, findGoneRequests } from './audit-request-events.js';
import { findSeenHead, keepSeenHead } from './seen-head.js';
import { eventOf, requestEventOf, type StoredEvent } from './stored-event.js';
import { trailSeries } from './write-event.js';

/** Events of requests whose requests are looked up together. */
const requestsAtOnce = 500;

/** So many of the events without a place are named. */
const mostNamed = 20;

function placed(stored: StoredEvent): PlacedEvent {
  const { number = 0n, previous = null, digest = '' } = stored;
  return { ...eventOf(stored), number, previous, digest };
}

/** Events that stand outside the trail: without a number, or with one that it has not come to. */
async function findUnplaced(store: Store, clubId: string): Promise<BooksDifference[]> {
  const { counters, audit_events } = store.collections;
  const moment = startOneMoment(store);
  try {
    const counter = await counters.findOne({ _id: trailSeries(clubId) }, moment);
    const last = counter?.value ?? 0n;
    const within = { number: { $type: 'long' as const, $gte: 1n, $lte: last } };
    const found = await audit_events
      .find({ clubId, $nor: [within] }, moment)
      .limit(mostNamed)
      .toArray();
    return found.map(({ _id: id, number }) => {
      const expected = `a number from 1 to ${last}`;
      const stored = number === undefined ? 'none' : `${number}`;
      return fault({ document: 'audit event', id }, 'number', { expected, stored });
    });
  } finally {
    await moment.session.endSession();
  }
}

/** What the trail comes to; `head` is null where it is broken, so that nobody takes it for whole. */
export type TrailReport = { differences: BooksDifference[]; head: TrailHead | null };

type Looking = {
  breathe: () => Promise<void>;
  /** What somebody noted of an event. */
  noted: KnownEvent | null;
};

/** Follows the events by their numbers. What comes after the newest that was read is left alone. */
async function followEvents(
  store: Store,
  clubId: string,
  { breathe, known }: { breathe: () => Promise<void>; known: readonly KnownEvent[] },
): Promise<{ differences: BooksDifference[]; head: TrailHead }> {
  const { counters, audit_events } = store.collections;
  const last = (await counters.findOne({ _id: trailSeries(clubId) }))?.value ?? 0n;
  const check = createTrailCheck(digestOf, known);
  const differences: BooksDifference[] = [];
  let waiting: RequestEvent[] = [];
  const lookUp = async () => {
    differences.push(...(await findGoneRequests(store, { clubId, events: waiting })));
    waiting = [];
  };
  const numbered = { clubId, number: { $gt: 0n, $lte: last } };
  for await (const stored of audit_events.find(numbered).sort({ number: 1 }).hint('number')) {
    differences.push(...check.follow(placed(stored)));
    const event = requestEventOf(stored);
    if (event !== null) waiting.push(event);
    if (waiting.length >= requestsAtOnce) await lookUp();
    await breathe();
  }
  await lookUp();
  return { differences: [...differences, ...check.end(last)], head: check.head() };
}

/** A check is as good where the database does not confirm what it keeps: the next one keeps it. */
async function keepIfConfirmed(
  store: Store,
  clubId: string,
  { number, digest }: TrailHead,
): Promise<void> {
  if (digest === null) return;
  try {
    await keepSeenHead(store, clubId, { number, digest, at: new Date() });
  } catch (error) {
    if (codeOf(error) !== errorCode.writeConcernTimedOut && !isDatabaseGone(error)) throw error;
  }
}

/**
 * Looks at the trail of a club: no event is missing, was added or altered, each request for a second
 * person is what its events tell, and what a check before this one saw is there still. The newest
 * event of a whole trail is kept for the next check.
 */
export async function auditTrail(
  store: Store,
  clubId: string,
  { breathe, noted }: Looking,
): Promise<TrailReport> {
  const known = [await findSeenHead(store, clubId), noted].flatMap((one) => one ?? []);
  const followed = await followEvents(store, clubId, { breathe, known });
  const differences = [
    ...followed.differences,
    ...(await findUnplaced(store, clubId)),
    ...(await auditRequestEvents(store, clubId, breathe)),
  ];
  if (differences.length > 0) return { differences, head: null };
  await keepIfConfirmed(store, clubId, followed.head);
  return { differences, head: followed.head };
}
