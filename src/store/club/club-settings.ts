import type { CalendarDate } from '../../domain/calendar-date.js';
import type { Club } from '../../domain/people/club-records.js';
import { type ClubRecord, firstSettings } from '../../domain/settings/club-settings.js';
import type { Store } from '../connection.js';
import { fromStored } from '../stored.js';

/** A day that is named holds from now on; else the club keeps the day of its first start. */
export type ConfiguredClub = Omit<Club, 'sweepFrom'> & { sweepFrom: CalendarDate | null };

/** The stored club with its settings; null where there is none. */
export async function readClub(store: Store, id: string): Promise<ClubRecord | null> {
  const found = await store.collections.clubs.findOne({ _id: id });
  if (found === null) return null;
  const { settings = {}, seq = 0n, ...club } = fromStored(found);
  return { club, settings: { ...firstSettings, ...settings }, seq };
}

/** The stored club, or the configured one written at the first start, which was `today`. */
export async function ensureClub(
  store: Store,
  configured: ConfiguredClub,
  today: CalendarDate,
): Promise<ClubRecord> {
  const { id, sweepFrom, ...settings } = configured;
  const model = store.models.clubs;
  const first = { ...settings, sweepFrom: sweepFrom ?? today };
  await model.updateOne(
    { _id: id },
    { $setOnInsert: first },
    { upsert: true, runValidators: true },
  );
  if (sweepFrom !== null) await model.updateOne({ _id: id }, { $set: { sweepFrom } });
  // A club of an earlier version swept everything, and goes on so.
  await model.updateOne({ _id: id, sweepFrom: null }, { $set: { sweepFrom: '1970-01-01' } });
  const found = await readClub(store, id);
  if (found === null) throw new Error('the club was not stored');
  return found;
}
