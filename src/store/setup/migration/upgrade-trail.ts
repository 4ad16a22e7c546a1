import type { ClientSession, Db } from 'mongodb';
import type { AuditEvent, DeskEvent } from '../../../domain/trail/audit-event.js';
import { placedBehind } from '../../../domain/trail/event-text.js';
import { askedEvent, endedEvent, type TrailRequest } from '../../../domain/trail/request-event.js';
import { type Collections, collectionsOf } from '../../collections.js';
import { digestOf } from '../../ledger/digest.js';
import type { StoredRequest } from '../../models.js';
import { fromStored } from '../../stored.js';
import { eventOf } from '../../trail/stored-event.js';
import { takePlaces, writeEvent, writeEvents } from '../../trail/write-event.js';

/** Events or requests that get their places in one transaction. */
const atOnce = 500;

type Work = (session: ClientSession) => Promise<number>;

/** Does the work, a part in each transaction, until there is nothing left. @returns how many */
async function inParts({ client }: Db, work: Work): Promise<number> {
  const session = client.startSession();
  try {
    for (let all = 0; ; ) {
      const done = await session.withTransaction(() => work(session), {
        readConcern: { level: 'snapshot' },
        writeConcern: { w: 'majority' },
      });
      all += done;
      if (done < atOnce) return all;
    }
  } finally {
    await session.endSession();
  }
}

/** Events of before the trail was numbered, by the time at which they were done. */
async function numberEvents(
  { audit_events, ...others }: Collections,
  clubId: string,
  session: ClientSession,
): Promise<number> {
  const unnumbered = await audit_events
    .find({ clubId, number: { $exists: false } }, { session })
    .sort({ at: 1, _id: 1 })
    .limit(atOnce)
    .toArray();
  const count = unnumbered.length;
  if (count === 0) return 0;
  const head = await takePlaces({ ...others, audit_events }, { clubId, count }, session);
  const events = unnumbered.map((stored) => ({ ...eventOf(stored), addedByUpdate: true as const }));
  await audit_events.bulkWrite(
    placedBehind(head, events, digestOf).map(({ id: _id, number, previous, digest }) => {
      const set = { number, previous, digest, addedByUpdate: true as const };
      return { updateOne: { filter: { _id }, update: { $set: set } } };
    }),
    { session },
  );
  return count;
}

function eventsOf(request: TrailRequest): AuditEvent[] {
  const events = [askedEvent(request), endedEvent(request)];
  return events.flatMap((event) => (event === null ? [] : { ...event, addedByUpdate: true }));
}

/** Requests that were stored without an event get theirs, dated as they were made and ended. */
async function tellRequests(db: Db, clubId: string, session: ClientSession): Promise<number> {
  const requests = db.collection<StoredRequest>('requests');
  const untold = await requests
    .find({ clubId, inTrail: { $exists: false } }, { session, projection: { input: 0 } })
    .sort({ askedAt: 1, _id: 1 })
    .limit(atOnce)
    .toArray();
  if (untold.length === 0) return 0;
  const events = untold.map(fromStored).flatMap(eventsOf);
  events.sort((one, other) => one.at.getTime() - other.at.getTime());
  await requests.bulkWrite(
    untold.map(({ _id, state }) => {
      const inTrail = state === 'open' ? ('asked' as const) : ('ended' as const);
      return { updateOne: { filter: { _id }, update: { $set: { inTrail } } } };
    }),
    { session },
  );
  await writeEvents({ collections: collectionsOf(db) }, events, session);
  return untold.length;
}

/** That the update wrote into the trail, once for each form of the books. */
async function tellUpdate(
  db: Db,
  { clubId, version, subject }: { clubId: string; version: number; subject: string },
): Promise<void> {
  const collections = collectionsOf(db);
  const event: DeskEvent = {
    ...{ id: `update:${version}:${clubId}`, clubId, act: 'update-database', payerId: null },
    ...{ subject, reason: '', approvedBy: null, at: new Date() },
    actor: { kind: 'command-line', id: 'command-line' },
  };
  await inParts(db, async (session) => {
    const told = await collections.audit_events.findOne({ _id: event.id }, { session });
    if (told === null) await writeEvent({ collections }, event, session);
    return 0;
  });
}

/**
 * Gives every event of before the trail was numbered a number, and every request its events, behind
 * what is there: the numbers and digests that stand stay. A run that was killed can be done again.
 * @returns how many events and requests got their places
 */
export async function upgradeTrail(db: Db, version: number): Promise<number> {
  const collections = collectionsOf(db);
  const clubIds = new Set([
    ...(await collections.audit_events.distinct('clubId')),
    ...(await db.collection<StoredRequest>('requests').distinct('clubId')),
  ]);
  let all = 0;
  for (const clubId of clubIds) {
    const events = await inParts(db, (session) => numberEvents(collections, clubId, session));
    const requests = await inParts(db, (session) => tellRequests(db, clubId, session));
    const subject = `form ${version}, ${events} events and ${requests} requests numbered`;
    await tellUpdate(db, { clubId, version, subject });
    all += events + requests;
  }
  return all;
}
