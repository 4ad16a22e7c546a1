import { recordId } from '../domain/record-id.js';
import type { Desk } from '../services/desk.js';

/** Whose club is in the database: nobody's yet, the sample club, or one of somebody's own. */
export type ClubContents = 'empty' | 'sample' | 'own';

export async function clubContents({ store, club }: Desk): Promise<ClubContents> {
  const { contacts } = store.collections;
  const somebody = await contacts.findOne({ clubId: club.id }, { projection: { _id: 1 } });
  if (somebody === null) return 'empty';
  const known = await contacts.findOne({ _id: recordId(club.id, 'C0001') });
  return known?.name === 'Priya Patel' ? 'sample' : 'own';
}
