import type { ClientSession } from 'mongodb';
import { closingOf } from '../../domain/settings/closings.js';
import type { ClubRecord } from '../../domain/settings/club-settings.js';
import type { SettingsEvent } from '../../domain/trail/audit-event.js';
import { type RequestChange, writeRequestChange } from '../approvals/request-changes.js';
import type { Store } from '../connection.js';
import { codeOf, errorCode } from '../database-error.js';
import { holdClosed, readHands } from '../ledger/hold-open.js';
import { insertAll, StalePlan } from '../ledger/write-changes.js';
import type { OutboxRow } from '../outbox/outbox-row.js';
import { toStored } from '../stored.js';
import { writeEvents } from '../trail/write-event.js';
import { inTransaction } from '../transaction.js';
import { type CountedBefore, countBefore, countClosed } from './count-closed.js';
import { settingsEvent } from './last-change.js';

/** What is written with a change of settings, whole or not at all. */
export type SettingsWrite = {
  before: ClubRecord;
  after: ClubRecord;
  event: SettingsEvent;
  /** The request that was approved by it; null where none was needed. */
  requestChange: RequestChange | null;
  outbox: readonly OutboxRow[];
};

/**
 * Stores new settings with the event that says who changed what. `moved`: somebody else changed some
 * since they were read; `written-before`: this very form has. Then nothing was written.
 * @throws RequestNotOpen
 */
export async function writeSettings(
  store: Store,
  { before, after, event, requestChange, outbox }: SettingsWrite,
): Promise<'written' | 'moved' | 'written-before'> {
  const { id: _id, ...club } = after.club;
  const { settings, seq } = after;
  const { clubId, changes } = event;
  const day = closingOf(changes);
  // Whoever changes settings meanwhile has the condition below fail.
  const counted = day === null ? null : await countBefore(store, { clubId, day });
  try {
    await inTransaction(store, async (session) => {
      const { matchedCount } = await store.models.clubs.updateOne(
        { _id, seq: before.seq === 0n ? { $in: [null, 0n] } : before.seq },
        { $set: { ...club, settings, seq } },
        { session, runValidators: true },
      );
      if (matchedCount !== 1) throw new StalePlan('the settings moved');
      const changed = await withClosing(store, { event, before: counted }, session);
      const ended =
        requestChange === null ? [] : [await writeRequestChange(store, requestChange, session)];
      await insertAll(store.collections.outbox, outbox.map(toStored), session);
      await writeEvents(store, [...ended, changed], session);
    });
    return 'written';
  } catch (error) {
    if (error instanceof StalePlan) return 'moved';
    if (codeOf(error) === errorCode.duplicateKey) return 'written-before';
    throw error;
  }
}

/** Says how many entries there are up to the day up to which the books are closed from now on. */
async function withClosing(
  store: Store,
  { event, before }: { event: SettingsEvent; before: CountedBefore | null },
  session: ClientSession,
): Promise<SettingsEvent> {
  const { clubId, changes } = event;
  const day = closingOf(changes);
  if (day === null || before === null) return event;
  const handsNow = await readHands(store, clubId, { session });
  await holdClosed(store, clubId, session);
  const counted = { before, handsNow };
  return { ...event, closedEntries: await countClosed(store, { clubId, day }, counted, session) };
}

export async function findSettingsEvent(store: Store, id: string): Promise<SettingsEvent | null> {
  const found = await store.collections.audit_events.findOne({ _id: id });
  return found === null ? null : (settingsEvent(found)[0] ?? null);
}

/** The newest changes of a club's settings first. */
export async function findSettingsEvents(
  store: Store,
  { clubId, limit }: { clubId: string; limit: number },
): Promise<SettingsEvent[]> {
  const found = await store.collections.audit_events
    .find({ clubId, act: 'change-settings' })
    .sort({ at: -1, _id: -1 })
    .limit(limit)
    .toArray();
  return found.flatMap(settingsEvent);
}

/** Whether anything is booked in a club. */
export async function isAnythingBooked(store: Store, clubId: string): Promise<boolean> {
  const one = { projection: { _id: 1 } } as const;
  return (await store.collections.journal.findOne({ clubId }, one)) !== null;
}
