import { Schema } from 'mongoose';
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
  },
  { collection: 'clubs', versionKey: false },
);

function clubModel(store: Store) {
  return store.connection.models['Club'] ?? store.connection.model('Club', clubSchema);
}

/** The stored club, or the configured one written at the first start. */
export async function ensureClub(store: Store, configured: Club): Promise<Club> {
  const { id, ...settings } = configured;
  const model = clubModel(store);
  await model.updateOne(
    { _id: id },
    { $setOnInsert: settings },
    { upsert: true, runValidators: true },
  );
  const found = await store.collections.clubs.findOne({ _id: id });
  if (found === null) throw new Error('the club was not stored');
  return fromStored(found);
}
