import type { CalendarDate } from '../../domain/calendar-date.js';
import type { Contact } from '../../domain/people/club-records.js';
import type { SearchTerm } from '../../domain/people/search-words.js';
import type { Store } from '../connection.js';
import { fromStored } from '../stored.js';
import { peopleCondition } from './contact-search.js';

/**
 * Who is on a product on a day or later and was not removed, by name, of those who fit the terms;
 * `total` counts all who fit. Each person once, however many enrolments there are.
 */
export async function findEnrolled(
  store: Store,
  terms: readonly SearchTerm[],
  of: { clubId: string; productId: string; today: CalendarDate; limit: number },
): Promise<{ contacts: Contact[]; total: number }> {
  const { clubId, productId, today, limit } = of;
  const standing = { $or: [{ until: null }, { until: { $gte: today } }] };
  const enrolled = await store.collections.enrolments
    .find({ clubId, productId, removed: null, ...standing }, { projection: { contactId: 1 } })
    .hint('product')
    .toArray();
  const ids = [...new Set(enrolled.map(({ contactId }) => contactId))];
  const fits = { _id: { $in: ids }, ...peopleCondition(clubId, terms) };
  const { contacts } = store.collections;
  const byId = { hint: '_id_' };
  const [found, total] = await Promise.all([
    contacts.find(fits, byId).sort({ name: 1, _id: 1 }).limit(limit).toArray(),
    contacts.countDocuments(fits, byId),
  ]);
  return { contacts: found.map(fromStored), total };
}
