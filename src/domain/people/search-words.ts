import { foldedText, foldings } from './folded-text.js';

/** A contact's words are an index entry each: a name of 300 characters must not bring thousands. */
const mostWords = 200;
/** Characters of a word that count; a word that goes on longer is found all the same. */
const longestWord = 40;
const longestEmail = 100;
/** More of a name or a typed text is not even looked at. */
const longestText = 1000;
/** The shortest part inside a word that finds it; a single letter finds what begins with it. */
const shortestPart = 2;

/** Stands before a part from inside a word; what begins with it is found after all beginnings. */
const insideMark = '-';

function wordsOf(text: string): string[] {
  return foldedText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function cut(word: string): string {
  return [...word.slice(0, longestWord * 2)].slice(0, longestWord).join('');
}

/** `anne-marie`, typed in one: each word together with those after it. */
function joined(words: readonly string[]): string[] {
  return words.map((_word, index) => cut(words.slice(index, index + 10).join('')));
}

function insides(word: string): string[] {
  const letters = [...word.slice(0, mostWords * 2)];
  const starts = letters.slice(1, 1 - shortestPart).map((_letter, index) => index + 1);
  return starts.map((start) => `${insideMark}${cut(letters.slice(start).join(''))}`);
}

/**
 * The stored words by which a contact is found: those of the name in each spelling, of the own id
 * and of the email before its @; the email itself; then what ends each word of the name, so that
 * every part of it begins something. At most 200, and then it is the parts inside long names that
 * are missing.
 */
export function contactWords(contact: {
  name: string;
  ownId: string;
  email: string | null;
}): string[] {
  const { ownId } = contact;
  const name = contact.name.slice(0, longestText);
  const email = contact.email?.slice(0, longestText) ?? null;
  const names = foldings(name).map(wordsOf);
  const own = [...names.flat(), ...wordsOf(ownId)];
  const local = email?.split('@', 1) ?? [];
  const address = email === null ? [] : [foldedText(email).slice(0, longestEmail)];
  const whole = [...own.map(cut), ...local.flatMap(wordsOf).map(cut), ...address];
  const all = [...whole, ...names.flatMap(joined), ...own.flatMap(insides)];
  return [...new Set(all)].slice(0, mostWords);
}

/** One typed word: what is looked for begins with one of these. */
export type SearchTerm = { beginnings: string[]; insides: string[] };

function termOf(words: readonly string[]): SearchTerm {
  const beginnings = [...new Set(words.map(cut))];
  const long = beginnings.filter((word) => [...word].length >= shortestPart);
  return { beginnings, insides: long.map((word) => `${insideMark}${word}`) };
}

/** Words that are looked at in a typed text; the rest of a longer one only narrows it further. */
const mostTerms = 20;

function termsIn(token: string): SearchTerm[] {
  if (/[^@]@/.test(token)) {
    return [{ beginnings: [foldedText(token).slice(0, longestEmail)], insides: [] }];
  }
  const [plain = [], ...others] = foldings(token).map(wordsOf);
  return plain.map((word, index) => {
    return termOf([word, ...others.flatMap((words) => words[index] ?? [])]);
  });
}

/** What a typed text looks for; a contact fits when each term fits. Empty for no letter or digit. */
export function searchTerms(text: string): SearchTerm[] {
  const tokens = text.slice(0, longestText).split(/\s/u);
  return tokens.flatMap(termsIn).slice(0, mostTerms);
}

/** Whether a contact with these stored words fits. */
export function fitsTerms(words: readonly string[], terms: readonly SearchTerm[]): boolean {
  return terms.every(({ beginnings, insides: parts }) => {
    const wanted = [...beginnings, ...parts];
    return words.some((word) => wanted.some((start) => word.startsWith(start)));
  });
}
