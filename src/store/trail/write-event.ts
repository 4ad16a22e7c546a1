import type { ClientSession } from 'mongodb';
import type { AuditEvent } from '../../domain/trail/audit-event.js';
import { eventText } from '../../domain/trail/event-text.js';
import type { Store } from '../connection.js';
import { digestOf } from '../ledger/digest.js';
import { inTransaction } from '../transaction.js';

/** The series in which a club's events are numbered. */
export function trailSeries(clubId: string): string {
  return `trail:${clubId}`;
}

/**
 * Adds an event to the club's trail, in the transaction of what it tells. Two at once conflict on
 * the number, and the transaction of one is tried again: acts of people, of whom there are few.
 */
export async function writeEvent(
  { collections }: Store,
  event: AuditEvent,
  session: ClientSession,
): Promise<void> {
  const { audit_events, counters } = collections;
  const { id: _id, ...fields } = event;
  const { clubId } = fields;
  const counter = await counters.findOneAndUpdate(
    { _id: trailSeries(clubId) },
    { $inc: { value: 1n } },
    { upsert: true, returnDocument: 'after', session },
  );
  if (counter === null) throw new Error('the number of an event was not stored');
  const { value: number } = counter;
  const before = await audit_events.findOne({ clubId, number: number - 1n }, { session });
  const previous = before?.digest ?? null;
  const digest = digestOf(eventText(event, { number, previous }));
  await audit_events.insertOne({ _id, ...fields, number, previous, digest }, { session });
}

/** The same where nothing else is written with it. */
export async function recordEvent(store: Store, event: AuditEvent): Promise<void> {
  await inTransaction(store, (session) => writeEvent(store, event, session));
}
