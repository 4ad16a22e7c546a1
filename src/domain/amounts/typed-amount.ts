import { type Currency, currencyCodes, currencyFacts, currencyMarkers } from './currency-table.js';
import { minorFromDecimal } from './money.js';
import { type TypedAmountFault, typedAmountSentence } from './typed-amount-faults.js';

export type TypedAmount =
  | { ok: true; amountMinor: bigint }
  | { ok: false; code: TypedAmountFault; sentence: string };

export type TypedAmountOptions = {
  /** Whether the club's locale writes decimals with a comma; then no comma is read at all. */
  decimalComma: boolean;
};

// A number and what stands around it. Digits are 0 to 9 only: look-alikes are never converted.
const pieces = /^(?<head>[^0-9]*?)(?<number>[.,]?[0-9][0-9.,'’_\s]*)(?<tail>.*)/su;
const signs = /[+\-−‐-―﹣＋－()（）]/u;
const everySign = new RegExp(signs, 'gu');
const grouped = /^[1-9][0-9]{0,2}(?:,[0-9]{3})+$/;

/**
 * Reads an amount that a person typed: a symbol or the code of `currency` in front if they like,
 * digits, well-formed thousands commas, a point with at most the currency's decimals. Outer
 * spaces and line breaks are dropped, leading zeros of a number without commas mean nothing.
 * Refused, each with its code and a sentence that says what to type: everything else, zero, and
 * more than `largestAmountMinor`. Never throws for a text.
 */
export function parseTypedAmount(
  text: string,
  currency: Currency,
  options: TypedAmountOptions,
): TypedAmount {
  const refuse = (code: TypedAmountFault, number = ''): TypedAmount => {
    return { ok: false, code, sentence: typedAmountSentence(code, { currency, number }) };
  };

  const trimmed = text.trim();
  if (trimmed === '') return refuse('empty');
  const groups = pieces.exec(trimmed)?.groups;
  if (!groups) return refuse('not-a-number');
  const { head = '', number: spaced = '', tail = '' } = groups;
  const number = spaced.trim();

  const around = faultAround(head, tail, currency);
  if (around) return refuse(around, number);
  const inside = faultInside(number, currency, options);
  if (inside) return refuse(inside, number);
  if (tail !== '') return refuse('suffix', number);

  // From here the text has one meaning; what is left is whether that amount is allowed.
  const amountMinor = minorFromDecimal(number.replaceAll(',', ''), currency);
  if (amountMinor === 'too-large') return refuse('too-large', number);
  if (amountMinor === 0n) return refuse('not-positive', number);
  return { ok: true, amountMinor };
}

/** Whether people of the locale (BCP 47) write decimals with a comma, as in `12,50`. */
export function writesDecimalComma(locale: string): boolean {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  return parts.some(({ type, value }) => type === 'decimal' && value !== '.');
}

/** What is wrong before and behind the number: words, signs, another currency. */
function faultAround(head: string, tail: string, own: Currency): TypedAmountFault | undefined {
  const ends = [head, tail].map((end) => end.replaceAll(everySign, '').trim());
  if (!ends.every((end) => end === '' || namesCurrency(end))) return 'not-a-number';
  if (signs.test(head) || signs.test(tail)) return 'sign';
  return ends.every((end) => end === '' || namesOwn(end, own)) ? undefined : 'wrong-currency';
}

function faultInside(
  number: string,
  currency: Currency,
  { decimalComma }: TypedAmountOptions,
): TypedAmountFault | undefined {
  if (/[^0-9.,]/.test(number)) return 'bad-grouping';
  if (decimalComma && number.includes(',')) return 'ambiguous-comma';
  const [whole = '', fraction, ...more] = number.split('.');
  if (number.includes(',') && !grouped.test(whole)) return 'bad-grouping';
  if (fraction?.includes(',')) return 'bad-grouping';
  if (more.length > 0 || whole === '' || fraction === '') return 'bad-point';
  const { decimals } = currencyFacts(currency);
  return (fraction ?? '').length > decimals ? 'too-many-decimals' : undefined;
}

function namesOwn(end: string, own: Currency): boolean {
  return currencyMarkers(own).some((marker) => marker.toLowerCase() === end.toLowerCase());
}

/** Whether it is a currency sign of any country, or a symbol or code of the desk's table. */
function namesCurrency(end: string): boolean {
  return /^\p{Sc}$/u.test(end) || currencyCodes.some((code) => namesOwn(end, code));
}
