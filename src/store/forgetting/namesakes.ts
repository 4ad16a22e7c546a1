import { namesTest } from '../../domain/forgetting/blanked-words.js';
import type { Person } from '../../domain/forgetting/forgotten.js';
import type { Namesakes } from '../../domain/forgetting/leaver.js';
import { foldedText } from '../../domain/people/folded-text.js';
import { caseApart } from '../club/address-collation.js';
import type { Store } from '../connection.js';

/**
 * Who else is called what somebody was called, also with more behind or before it as in María García
 * López, or is reached there, and is not forgotten.
 */
export async function findNamesakes(
  { collections }: Store,
  { id, clubId, names }: Person,
): Promise<Namesakes> {
  const { contacts } = collections;
  const others = { clubId, _id: { $ne: id }, forgottenAt: null };
  const ids = new Set<string>();
  const shared = new Set<string>();
  for (const name of names) {
    const folded = foldedText(name);
    const isNamed = namesTest(folded === '' ? [] : [folded]);
    const words = folded.match(/[\p{L}\p{N}]{1,40}/gu) ?? [];
    const alike = name.includes('@')
      ? await contacts
          .find({ ...others, email: name })
          .collation(caseApart)
          .toArray()
      : (await contacts.find({ ...others, searchWords: { $all: words } }).toArray()).filter(
          (contact) => isNamed(foldedText(contact.name)),
        );
    for (const { _id, payerId } of alike) {
      shared.add(folded);
      ids.add(_id).add(payerId);
    }
  }
  return { ids, names: shared };
}
