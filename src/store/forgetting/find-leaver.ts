import type { Person } from '../../domain/forgetting/forgotten.js';
import { type Leaver, leaverOf } from '../../domain/forgetting/leaver.js';
import type { Store } from '../connection.js';
import { findNamesakes } from './namesakes.js';
import { payersOf } from './person-scope.js';

/** Somebody whose words are taken out, with whom they are told apart from. */
export async function findLeaver(
  store: Store,
  { id, clubId, names }: Person,
  kept: readonly string[],
): Promise<Leaver> {
  const person = { id, clubId, names };
  const { contacts } = store.collections;
  const contact = await contacts.findOne({ _id: id }, { projection: { payerId: 1 } });
  const payerIds = await payersOf(store, { id, clubId, payerId: contact?.payerId ?? id });
  const familyIds = new Set(payerIds);
  return leaverOf(person, { kept, familyIds, namesakes: await findNamesakes(store, person) });
}
