import { forgottenName, forgottenWords, type Person } from './forgotten.js';

/** What becomes of words: those about the person alone, and those that others share. */
export type BlankedWords = {
  /** Gone, but for what says nothing about anybody, such as a reason of the club's list. */
  own: (words: string) => string;
  /** Gone only where they name the person. */
  shared: (words: string) => string;
  /** The same in all that a value holds, however deep; what is only the name becomes another. */
  sharedIn: (value: unknown) => unknown;
};

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && value.constructor === Object;
}

/** @param kept words that say nothing about anybody: reasons of a list */
export function blankedWords(person: Person, kept: readonly string[]): BlankedWords {
  const names = person.names.map((name) => name.toLowerCase());
  const isKept = new Set(['', forgottenWords, ...kept]);
  const own = (words: string) => (isKept.has(words) ? words : forgottenWords);
  const shared = (words: string) => {
    const lower = words.toLowerCase();
    return names.some((name) => lower.includes(name)) ? forgottenWords : words;
  };
  const sharedIn = (value: unknown): unknown => {
    if (typeof value === 'string') {
      return names.includes(value.toLowerCase()) ? forgottenName : shared(value);
    }
    if (Array.isArray(value)) return value.map(sharedIn);
    if (!isPlain(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, sharedIn(each)]));
  };
  return { own, shared, sharedIn };
}
