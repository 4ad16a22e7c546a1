import { foldedText, foldings } from '../people/folded-text.js';
import { forgottenName, forgottenWords, type Person } from './forgotten.js';

/** What becomes of words: those about the person alone, and those that others share. */
export type BlankedWords = {
  /** Gone, but for what says nothing about anybody, such as a reason of the club's list. */
  own: (words: string) => string;
  /** Gone only where they name the person. */
  shared: (words: string) => string;
  /**
   * The same in all that a value holds, however deep; what is only the name becomes another. Ids and
   * codes stay, whatever they look like. `field` is where a text stands.
   */
  sharedIn: (value: unknown, field?: string) => unknown;
};

/** What the desk itself writes there: ids, kinds, days, currencies. */
const codeFields =
  /(?:^|[a-z])(?:Ids?|By|At|On|Key|Hash|Digest)$|^(?:_?ids?|by|on|at|kind|act|code|state|why|how|give|purpose|currency|number|provider|channel|room|operationId|setting|seq)$/;

/** What people or a provider wrote there: `mailto:` and an address is no id. */
const wordFields =
  /^(?:reason|noteToCustomer|comment|description|reference|message|problem|lastError)$/;

/** `club:C1`, `U07BO4K2XQ` and the ids of forms, wherever else they stand. */
const idText =
  /^(?:[^\s:]+:\S+|(?=.*\d)[A-Z][A-Z0-9]{7,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Scripts that put nothing between two words. */
const unparted = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && value.constructor === Object;
}

/** An address that is not a part of a longer one: ann.kari@club.example is somebody else's. */
function asAddress(escaped: string): string {
  const [letter, joint] = ['[\\p{L}\\p{N}]', '[._+-]'];
  return `(?<!${letter}|${letter}${joint})${escaped}(?!${joint}?${letter})`;
}

/**
 * A name as words of its own, however it is spaced, also with the s of a genitive: Per Hansen stands
 * neither in Jesper Hansen nor in Per Hansen-Berg, who are somebody else.
 */
function asWords(name: string): string {
  const spaced = name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll(' ', '\\s+');
  if (unparted.test(name)) return spaced;
  if (name.includes('@')) return asAddress(spaced);
  return `(?<![\\p{L}\\p{N}]|\\p{L}-)${spaced}s?(?![\\p{L}\\p{N}]|-\\p{L})`;
}

function spellingsOf(names: readonly string[]): Set<string> {
  return new Set(names.flatMap(foldings).filter((spelling) => spelling !== ''));
}

/**
 * Whether a text names one of them by words of its own, in any spelling by which the desk finds
 * people: Jürgen Müller is Juergen Mueller.
 */
export function namesTest(names: readonly string[]): (text: string) => boolean {
  const spellings = [...spellingsOf(names)];
  if (spellings.length === 0) return () => false;
  const named = new RegExp(spellings.map(asWords).join('|'), 'u');
  return (text) => foldings(text).some((folded) => named.test(folded));
}

/**
 * Whether a name can only mean a person: in words of strangers a single word, such as Mark or School,
 * says something else as a rule. An address says whose it is, and so do scripts without blanks.
 */
export function isTelling(name: string): boolean {
  return /[\s@]/u.test(name) || unparted.test(name);
}

/** @param kept words that say nothing about anybody: reasons of a list */
export function blankedWords(person: Person, kept: readonly string[]): BlankedWords {
  const isNamed = namesTest(person.names);
  const spellings = spellingsOf(person.names);
  const isKept = new Set(['', forgottenName, forgottenWords, ...kept]);
  const own = (words: string) => (isKept.has(words) ? words : forgottenWords);
  const shared = (words: string) => (!isKept.has(words) && isNamed(words) ? forgottenWords : words);
  const sharedIn = (value: unknown, field = ''): unknown => {
    if (typeof value === 'string') {
      if (wordFields.test(field)) return shared(value);
      if (codeFields.test(field) || idText.test(value)) return value;
      return spellings.has(foldedText(value)) ? forgottenName : shared(value);
    }
    if (Array.isArray(value)) return value.map((each) => sharedIn(each, field));
    if (!isPlain(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, sharedIn(each, key)]),
    );
  };
  return { own, shared, sharedIn };
}
