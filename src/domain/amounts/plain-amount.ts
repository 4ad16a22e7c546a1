import { echo, exampleAmount, limitText, tooManyDecimals } from './amount-words.js';
import { type Currency, currencyFacts } from './currency-table.js';
import { minorFromDecimal } from './money.js';

export type PlainAmountFault =
  | 'empty'
  | 'not-a-number'
  | 'too-many-decimals'
  | 'not-positive'
  | 'too-large';

export type PlainAmount =
  | { ok: true; amountMinor: bigint }
  | { ok: false; code: PlainAmountFault; sentence: string };

export type PlainAmountOptions = {
  /** Whether 0 is an amount here, as for the price of a free product. Default false. */
  zeroAllowed?: boolean;
};

/**
 * Reads an amount from a file, the API or the configuration: digits, and if need be a point and
 * at most the currency's decimals (`12.50`). Outer spaces are dropped. Symbols, commas, signs and
 * more than `largestAmountMinor` are refused with a sentence. Never throws.
 */
export function parsePlainAmount(
  text: string,
  currency: Currency,
  { zeroAllowed = false }: PlainAmountOptions = {},
): PlainAmount {
  const trimmed = text.trim();
  const example = exampleAmount(currency);
  const refuse = (code: PlainAmountFault, sentence: string): PlainAmount => {
    return { ok: false, code, sentence };
  };

  if (trimmed === '') return refuse('empty', `The amount is missing. Write it like ${example}.`);
  const match = /^[0-9]+(?:\.([0-9]+))?$/.exec(trimmed);
  if (!match) {
    const sentence = `“${echo(trimmed)}” is not an amount. Write only digits and a point, like ${example}.`;
    return refuse('not-a-number', sentence);
  }
  if ((match[1] ?? '').length > currencyFacts(currency).decimals) {
    return refuse('too-many-decimals', tooManyDecimals(trimmed, currency));
  }
  const amountMinor = minorFromDecimal(trimmed, currency);
  if (amountMinor === 'too-large') {
    const sentence = `“${echo(trimmed)}” is too large: one amount can be ${limitText(currency)} at most.`;
    return refuse('too-large', sentence);
  }
  if (amountMinor === 0n && !zeroAllowed) {
    return refuse('not-positive', `The amount must be above zero, like ${example}.`);
  }
  return { ok: true, amountMinor };
}
