import { echo } from '../../amounts/amount-words.js';
import type { Currency } from '../../amounts/currency-table.js';
import { parseTypedAmount, type TypedAmountOptions } from '../../amounts/typed-amount.js';
import type { KeepBack } from './keep-back.js';

export type TypedKeepBack =
  | { ok: true; keepBack: KeepBack | null }
  | { ok: false; sentence: string };

const percentage = /^([0-9]{1,4})\s*(?:%|percent|per cent)$/i;
const example = 'Type an amount like 2.00, or a percentage like 20 %.';
const keepNothing = 'Leave the field empty to keep nothing back.';

function refused(sentence: string): TypedKeepBack {
  return { ok: false, sentence };
}

function percentOf(text: string): TypedKeepBack {
  const digits = percentage.exec(text)?.[1];
  if (digits === undefined) {
    const isFraction = /^[0-9]+[.,][0-9]+\s*(?:%|per ?cent)$/i.test(text);
    return refused(
      isFraction
        ? `${echo(text)} is no whole percentage. Type one like 20 %, or an amount like 2.00.`
        : example,
    );
  }
  const percent = Number(digits);
  if (percent === 0) return refused(keepNothing);
  if (percent > 100) {
    return refused(`${percent} % is more than all of it. At most 100 % can be kept back.`);
  }
  return { ok: true, keepBack: { kind: 'percent', percent } };
}

/**
 * What somebody typed to be kept back of each attendee's share: an amount, as amounts are typed
 * everywhere, or whole percents from 1 to 100. Nothing typed = nothing kept back. Never throws.
 */
export function parseKeepBack(
  text: string,
  currency: Currency,
  options: TypedAmountOptions,
): TypedKeepBack {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: true, keepBack: null };
  if (/%|per ?cent/i.test(trimmed)) return percentOf(trimmed);
  const typed = parseTypedAmount(trimmed, currency, options);
  if (typed.ok) return { ok: true, keepBack: { kind: 'amount', amount: typed.amountMinor } };
  switch (typed.code) {
    case 'not-positive':
      return refused(keepNothing);
    case 'empty':
    case 'not-a-number':
      return refused(example);
    default:
      return refused(`${typed.sentence} Or type a percentage like 20 %.`);
  }
}
