import type { CellReader } from './cell.js';

const longestId = 64;
const longestName = 300;
const longestEmail = 254;

/** An id or an invoice number: 1 to 64 letters, digits and `. _ - /`. */
export const readId: CellReader<string> = (text) => {
  if (text.length > longestId) {
    return { reason: `An id has at most ${longestId} characters; this one has ${text.length}.` };
  }
  if (/^[A-Za-z0-9._\-/]+$/.test(text)) return { value: text };
  return { reason: 'An id has only letters A to Z, digits and . _ - /, like C0001 or INV-1042.' };
};

function readText(
  text: string,
  allowed: { longest: number; forbidden: RegExp },
): ReturnType<CellReader<string>> {
  const { longest, forbidden } = allowed;
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

/** A name or title: up to 300 characters of any script, on one line. */
export const readName: CellReader<string> = (text) => readText(text, oneLine);

/** A description or reason: characters of any script, on one or more lines. */
export function readLines(longest: number): CellReader<string> {
  const allowed = { longest, forbidden: /(?!\n)\p{Cc}/u };
  return (text) => readText(text, allowed);
}

/** The shape of an email address; whether mail arrives there is not known before it is sent. */
export const readEmail: CellReader<string> = (text) => {
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

/** Who brought the money; it names an account of the ledger, so it is one plain word. */
export const readProvider: CellReader<string> = (text) => {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/.test(text)) return { value: text };
  return {
    reason:
      'A provider is one word of up to 32 letters, digits and . _ -, like card or gocardless.',
  };
};

/** One of a few words, written exactly so. */
export function readWord<Word extends string>(words: readonly Word[]): CellReader<Word> {
  return (text) => {
    const found = words.find((word) => word === text);
    if (found !== undefined) return { value: found };
    return { reason: `Only these words are known here: ${words.join(', ')}.` };
  };
}

export const readYesNo: CellReader<boolean> = (text) => {
  const answer = text.toLowerCase();
  if (answer === 'yes' || answer === 'true') return { value: true };
  if (answer === 'no' || answer === 'false') return { value: false };
  return { reason: 'Write yes or no.' };
};
