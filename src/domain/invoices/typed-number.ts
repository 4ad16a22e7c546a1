import { plainText } from '../people/plain-text.js';
import { numberDigits, plainDigits } from './number-digits.js';

/** The longest number that an invoice may have. */
const longestNumber = 64;
/** The longest number, and that of a credit note behind it. */
const longestTyped = longestNumber + 10;

/** What somebody looks an invoice up by. */
export type TypedNumber = {
  /** The number as typed, in small letters and capitals; other numbers may begin with it. */
  spellings: string[];
  /** Where digits alone were typed, with no more than a word before them. */
  digits: { runs: string[]; letters: string; lettersMatter: boolean } | null;
  /** The credit note behind the invoice's number. */
  note: { spellings: string[]; digits: TypedNumber['digits']; number: number } | null;
};

/** Before a space these words only say that a number comes; `INV-` is a part of one. */
const saysNumber = /^(?:inv|invoice|no|nr|number|bill)$/;

function spellingsOf(text: string): string[] {
  return [...new Set([text, text.toUpperCase()])];
}

function digitsOf(text: string): TypedNumber['digits'] {
  const parts = /^(?:(\p{L}{1,12})([\s.:#/-]*)|#\s*)?(\d[\d\s/.-]*)$/u.exec(text);
  if (parts === null) return null;
  const [, word = '', between = '', rest = ''] = parts;
  const runs = rest.match(/\d+/g) ?? [];
  const letters = word.toLowerCase();
  const isWord = saysNumber.test(letters) && /[\s.:#]/.test(between);
  return {
    runs: runs.length === 1 ? numberDigits(rest) : [runs.join('')],
    letters,
    lettersMatter: letters !== '' && !isWord,
  };
}

/** Behind a number without digits only as it is written: `CN` is a word of many names. */
function noteOf(text: string): TypedNumber['note'] {
  const parts =
    /^(.*\d)[\s-]*CN[\s-]*(\d{0,6})$/i.exec(text) ?? /^([^\d]*\p{L})-CN-(\d{1,6})$/iu.exec(text);
  if (parts === null) return null;
  const [, invoice = '', note = ''] = parts;
  const number = note === '' ? 1 : Number(note);
  return { spellings: spellingsOf(invoice), digits: digitsOf(invoice), number };
}

/**
 * How a typed text would be written as a number without any digit, such as `PAID-BRK`, of which it may
 * be the beginning; null for one with digits. Few invoices are called so, and any name may be.
 */
export function typedWord(typed: string): string[] | null {
  const plain = plainText(typed);
  if (plain === '' || typed.length > longestTyped || /\d/.test(plainDigits(plain))) return null;
  return [...new Set([typed.trim().replaceAll(/\s+/g, ' '), plain])];
}

/**
 * What a typed text says as a number: `INV-1042` or its beginning, `1042`, `#1042`, `inv 1042`, or
 * the number of one of its credit notes; null for what is none.
 */
export function typedNumber(typed: string): TypedNumber | null {
  if (typed.length > longestTyped) return null;
  const plain = plainDigits(plainText(typed));
  if (!/\d/.test(plain)) return null;
  const asTyped = typed.trim().replaceAll(/\s+/g, ' ');
  return {
    spellings: [...new Set([asTyped, ...spellingsOf(plain)])],
    digits: digitsOf(plain),
    note: noteOf(plain),
  };
}
