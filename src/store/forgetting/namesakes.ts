import { namesTest } from '../../domain/forgetting/blanked-words.js';
import type { Person } from '../../domain/forgetting/forgotten.js';
import type { Namesakes } from '../../domain/forgetting/leaver.js';
import { foldedText, foldings } from '../../domain/people/folded-text.js';
import { caseApart } from '../club/address-collation.js';
import type { Store } from '../connection.js';

/** Contacts that are found by all words of a folded name. */
function withWords(spelling: string) {
  return { searchWords: { $all: spelling.match(/[\p{L}\p{N}]{1,40}/gu) ?? [] } };
}

/**
 * Who else is called what somebody was called, in any spelling, also with more behind or before it as
 * in María García López, or is reached there, and is not forgotten.
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
    const isNamed = namesTest([name]);
    const found = { ...others, $or: foldings(name).map(withWords) };
    const alike = name.includes('@')
      ? await contacts
          .find({ ...others, email: name })
          .collation(caseApart)
          .toArray()
      : (await contacts.find(found).toArray()).filter((contact) => isNamed(contact.name));
    for (const { _id, payerId } of alike) {
      shared.add(foldedText(name));
      ids.add(_id).add(payerId);
    }
  }
  return { ids, names: shared };
}
