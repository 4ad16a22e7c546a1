import { foldedText } from '../people/folded-text.js';
import { type BlankedWords, blankedWords, isTelling } from './blanked-words.js';
import type { Person } from './forgotten.js';

/** Others who are called the same, with more to it or without, or reached at the same address. */
export type Namesakes = {
  /** Theirs, and those of who pays for them. */
  ids: ReadonlySet<string>;
  /** What they share with the person, folded. */
  names: ReadonlySet<string>;
};

/** Somebody whose words are taken out. */
export type Leaver = {
  person: Person;
  /** Themselves, and all who ever paid for them. */
  familyIds: ReadonlySet<string>;
  /**
   * What becomes of words, which follows from whom a document is about: words about a namesake mean
   * the namesake, and only in those of the family a single word is a name. `ids` are contacts'.
   */
  wordsAbout: (ids: readonly string[]) => BlankedWords;
  /** By which words of others are found. */
  names: readonly string[];
};

/** @param kept words that say nothing about anybody: reasons of a list */
export function leaverOf(
  person: Person,
  found: { kept: readonly string[]; familyIds: ReadonlySet<string>; namesakes: Namesakes },
): Leaver {
  const { kept, familyIds, namesakes } = found;
  const telling = person.names.filter(isTelling);
  const words = (names: readonly string[]) => {
    const own = names.filter((name) => !namesakes.names.has(foldedText(name)));
    return {
      whole: blankedWords({ ...person, names }, kept),
      ofNamesake: blankedWords({ ...person, names: own }, kept),
    };
  };
  const [family, others] = [words(person.names), words(telling)];
  return {
    ...{ person, familyIds },
    wordsAbout(ids) {
      const { whole, ofNamesake } = ids.some((id) => familyIds.has(id)) ? family : others;
      return ids.some((id) => namesakes.ids.has(id)) ? ofNamesake : whole;
    },
    names: telling,
  };
}
