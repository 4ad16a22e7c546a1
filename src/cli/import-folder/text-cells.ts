import { withoutFormatCharacters } from '../../domain/people/visible-text.js';
import type { CellReader } from './cell.js';

const longestId = 64;
const longestName = 300;
const longestEmail = 254;

/** An id: 1 to 64 letters, digits and `. _ - /`. */
export const readId: CellReader<string> = (text) => {
  if (text.length > longestId) {
    return { reason: `An id has at most ${longestId} characters; this one has ${text.length}.` };
  }
  if (/^[A-Za-z0-9._\-/]+$/.test(text)) return { value: text };
  return { reason: 'An id has only letters A to Z, digits and . _ - /, like C0001 or INV-1042.' };
};

/**
 * An invoice number as clubs write them: 1 to 64 letters of any script, digits, blanks and some
 * signs. Several blanks are one, and a letter with its accent is one however it is written: two
 * numbers that nobody can tell apart are the same. Signs that look like another (dashes, quotes) are refused, since
 * nobody would find such a number.
 */
export const readInvoiceNumber: CellReader<string> = (text) => {
  const number = text.normalize('NFC').replaceAll(/[ \u00a0]+/g, ' ');
  if (number.length > longestId) {
    const { length } = number;
    return { reason: `A number has at most ${longestId} characters; this one has ${length}.` };
  }
  if (/^[\p{L}\p{M}\p{N} #:/º°ª№.,_\-()&+']+$/u.test(number)) return { value: number };
  return {
    reason:
      "An invoice number has only letters, digits, blanks and # : / º ° ª № . , _ - ( ) & + ', like INV-1042 or 2026/014.",
  };
};

function readText(
  given: string,
  allowed: { longest: number; forbidden: RegExp },
): ReturnType<CellReader<string>> {
  const { longest, forbidden } = allowed;
  const text = withoutFormatCharacters(given).trim();
  if (text === '') return { reason: 'Nothing in this cell can be seen; type it again.' };
  const hit = forbidden.exec(text);
  if (hit !== null) {
    const code = (hit[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return { reason: `A control character (U+${code}) stands in this text; remove it.` };
  }
  // Counted in characters, not in UTF-16 units; the cheap test spares most cells the counting.
  const length = text.length > longest ? [...text].length : text.length;
  if (length <= longest) return { value: text };
  return { reason: `Text has at most ${longest} characters; this has ${length}. Shorten it.` };
}

const oneLine = { longest: longestName, forbidden: /[\p{Cc}\p{Zl}\p{Zp}]/u };

/**
 * A name or title: up to 300 characters of any script, on one line. Characters that nobody sees
 * are left out, or the name would never be found.
 */
export const readName: CellReader<string> = (text) => readText(text, oneLine);

/** A description or reason: characters of any script, on one or more lines. */
export function readLines(longest: number): CellReader<string> {
  const allowed = { longest, forbidden: /(?!\n)\p{Cc}/u };
  return (text) => readText(text, allowed);
}

/** The shape of an email address; whether mail arrives there is not known before it is sent. */
export const readEmail: CellReader<string> = (given) => {
  const text = withoutFormatCharacters(given);
  if (
    text.length <= longestEmail &&
    /^[^\s@,;<>"\p{Cc}]+@[^\s@.,;<>"\p{Cc}]+(\.[^\s@.,;<>"\p{Cc}]+)+$/u.test(text)
  ) {
    return { value: text };
  }
  return {
    reason: `This is not one email address of at most ${longestEmail} characters, like priya@family.example; correct it or leave it blank.`,
  };
};
