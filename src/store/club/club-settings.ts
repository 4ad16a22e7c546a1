import { Schema } from 'mongoose';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { Club } from '../../domain/people/club-records.js';
import type { Store } from '../connection.js';
import { fromStored, type Stored } from '../stored.js';

/** Settings are read and written rarely and by people, so mongoose checks and casts them. */
const clubSchema = new Schema<Stored<Club>>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true, trim: true, maxlength: 200 },
    currency: { type: String, required: true, match: /^[A-Z]{3}$/ },
    timeZone: { type: String, required: true },
    locale: { type: String, required: true },
    sweepFrom: { type: String, required: true, match: /^\d{4}-\d{2}-\d{2}$/ },
  },
  { collection: 'clubs', versionKey: false },
);

function clubModel(store: Store) {
  return store.connection.models['Club'] ?? store.connection.model('Club', clubSchema);
}

/** A day that is named holds from now on; else the club keeps the day of its first start. */
export type ConfiguredClub = Omit<Club, 'sweepFrom'> & { sweepFrom: CalendarDate | null };

/** The stored club, or the configured one written at the first start, which was `today`. */
export async function ensureClub(
  store: Store,
  configured: ConfiguredClub,
  today: CalendarDate,
): Promise<Club> {
  const { id, sweepFrom, ...settings } = configured;
  const model = clubModel(store);
  const first = { ...settings, sweepFrom: sweepFrom ?? today };
  await model.updateOne(
    { _id: id },
    { $setOnInsert: first },
    { upsert: true, runValidators: true },
  );
  if (sweepFrom !== null) await model.updateOne({ _id: id }, { $set: { sweepFrom } });
  // A club of an earlier version swept everything, and goes on so.
  await model.updateOne({ _id: id, sweepFrom: null }, { $set: { sweepFrom: '1970-01-01' } });
  const found = await store.collections.clubs.findOne({ _id: id });
  if (found === null) throw new Error('the club was not stored');
  return fromStored(found);
}
