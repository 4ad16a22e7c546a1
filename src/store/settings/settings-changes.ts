import type { AuditEvent } from '../../domain/settings/audit-event.js';
import type { ClubRecord } from '../../domain/settings/club-settings.js';
import { type RequestChange, writeRequestChange } from '../approvals/request-changes.js';
import type { Store } from '../connection.js';
import { codeOf, errorCode } from '../database-error.js';
import { StalePlan } from '../ledger/write-changes.js';
import type { OutboxRow } from '../outbox/outbox-row.js';
import { fromStored, toStored } from '../stored.js';
import { inTransaction } from '../transaction.js';

/** What is written with a change of settings, whole or not at all. */
export type SettingsWrite = {
  before: ClubRecord;
  after: ClubRecord;
  event: AuditEvent;
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
      await store.collections.audit_events.insertOne(toStored(event), { session });
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

export async function findAuditEvent(store: Store, id: string): Promise<AuditEvent | null> {
  const found = await store.collections.audit_events.findOne({ _id: id });
  return found === null ? null : fromStored(found);
}

/** The newest events of a club first. */
export async function findAuditEvents(
  store: Store,
  { clubId, limit }: { clubId: string; limit: number },
): Promise<AuditEvent[]> {
  const found = await store.collections.audit_events
    .find({ clubId })
    .sort({ at: -1, _id: -1 })
    .limit(limit)
    .toArray();
  return found.map(fromStored);
}

/** Whether anything is booked in a club. */
export async function isAnythingBooked(store: Store, clubId: string): Promise<boolean> {
  const one = { projection: { _id: 1 } } as const;
  return (await store.collections.journal.findOne({ clubId }, one)) !== null;
}
