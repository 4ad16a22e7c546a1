import type { ClientSession } from 'mongodb';
import { closingOf } from '../../domain/settings/closings.js';
import type { ClubRecord, SettingName } from '../../domain/settings/club-settings.js';
import type { SettingsEvent } from '../../domain/trail/audit-event.js';
import { type RequestChange, writeRequestChange } from '../approvals/request-changes.js';
import type { Store } from '../connection.js';
import { codeOf, errorCode } from '../database-error.js';
import { holdClosed } from '../ledger/hold-open.js';
import { StalePlan } from '../ledger/write-changes.js';
import type { OutboxRow } from '../outbox/outbox-row.js';
import { toStored } from '../stored.js';
import { eventOf, type StoredEvent } from '../trail/stored-event.js';
import { writeEvent } from '../trail/write-event.js';
import { inTransaction } from '../transaction.js';

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
  try {
    await inTransaction(store, async (session) => {
      const { matchedCount } = await store.models.clubs.updateOne(
        { _id, seq: before.seq === 0n ? { $in: [null, 0n] } : before.seq },
        { $set: { ...club, settings, seq } },
        { session, runValidators: true },
      );
      if (matchedCount !== 1) throw new StalePlan('the settings moved');
      await writeEvent(store, await withClosing(store, event, session), session);
      if (requestChange !== null) await writeRequestChange(store, requestChange, session);
      if (outbox.length > 0) {
        await store.collections.outbox.insertMany(outbox.map(toStored), { session });
      }
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
  event: SettingsEvent,
  session: ClientSession,
): Promise<SettingsEvent> {
  const { clubId, changes } = event;
  const day = closingOf(changes);
  if (day === null) return event;
  await holdClosed(store, clubId, session);
  const past = { clubId, occurredOn: { $lte: day } };
  const closedEntries = BigInt(await store.collections.journal.countDocuments(past, { session }));
  return { ...event, closedEntries };
}

function settingsEvent(stored: StoredEvent): SettingsEvent[] {
  const event = eventOf(stored);
  return event.act === 'change-settings' ? [event] : [];
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

/** The newest event that changed a setting; null where it was never changed. */
export async function findLastChange(
  { collections }: Store,
  { clubId, setting }: { clubId: string; setting: SettingName },
): Promise<SettingsEvent | null> {
  const [found] = await collections.audit_events
    .find({ clubId, number: { $gt: 0n }, 'changes.setting': setting })
    .sort({ number: -1 })
    .hint('number')
    .limit(1)
    .toArray();
  return found === undefined ? null : (settingsEvent(found)[0] ?? null);
}

/** Whether anything is booked in a club. */
export async function isAnythingBooked(store: Store, clubId: string): Promise<boolean> {
  const one = { projection: { _id: 1 } } as const;
  return (await store.collections.journal.findOne({ clubId }, one)) !== null;
}
