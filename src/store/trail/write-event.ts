import type { ClientSession } from 'mongodb';
import type { AuditEvent } from '../../domain/trail/audit-event.js';
import { placedBehind } from '../../domain/trail/event-text.js';
import type { TrailHead } from '../../domain/trail/trail-head.js';
import type { Store } from '../connection.js';
import { digestOf } from '../ledger/digest.js';
import { inTransaction } from '../transaction.js';

/** The series in which a club's events are numbered. */
export function trailSeries(clubId: string): string {
  return `trail:${clubId}`;
}

/** Takes so many numbers of a club's trail. @returns where it ended before them */
export async function takePlaces(
  { counters, audit_events }: Store['collections'],
  { clubId, count }: { clubId: string; count: number },
  session: ClientSession,
): Promise<TrailHead> {
  const counter = await counters.findOneAndUpdate(
    { _id: trailSeries(clubId) },
    { $inc: { value: BigInt(count) } },
    { upsert: true, returnDocument: 'after', session },
  );
  if (counter === null) throw new Error('the number of an event was not stored');
  const number = counter.value - BigInt(count);
  const before = await audit_events.findOne({ clubId, number }, { session });
  return { number, digest: before?.digest ?? null };
}

/**
 * Adds events to their club's trail, in the transaction of what they tell: one step of the counter
 * and one write, however many they are. Two at once conflict on the number, and the transaction of
 * one is tried again; so they are written as late in it as can be.
 */
export async function writeEvents(
  { collections }: Pick<Store, 'collections'>,
  events: readonly AuditEvent[],
  session: ClientSession,
): Promise<void> {
  const [first] = events;
  if (first === undefined) return;
  const { clubId } = first;
  const head = await takePlaces(collections, { clubId, count: events.length }, session);
  const placed = placedBehind(head, events, digestOf);
  const documents = placed.map(({ id: _id, ...fields }) => ({ _id, ...fields }));
  await collections.audit_events.insertMany(documents, { session });
}

export function writeEvent(
  store: Pick<Store, 'collections'>,
  event: AuditEvent,
  session: ClientSession,
): Promise<void> {
  return writeEvents(store, [event], session);
}

/** The same where nothing else is written with it. */
export async function recordEvent(store: Store, event: AuditEvent): Promise<void> {
  await inTransaction(store, (session) => writeEvent(store, event, session));
}
