import { FieldErrors } from '../../src/blocks/field-errors.js';
import {
  parseTypedAmount,
  type TypedAmount,
  writesDecimalComma,
} from '../../src/domain/amounts/typed-amount.js';

/** In which currency an amount is typed, and how the club writes amounts. */
export type TypedMoney = { currency: string; locale: string };

/** The amount that was typed into a field, or the sentence that belongs beside it. */
export function readTypedAmount(text: string, { currency, locale }: TypedMoney): TypedAmount {
  return parseTypedAmount(text, currency, { decimalComma: writesDecimalComma(locale) });
}

/** The same in minor units, where it is the only field. @throws FieldErrors beside `block` */
export function requireTypedAmount(
  { block, text }: { block: string; text: string },
  money: TypedMoney,
): bigint {
  const amount = readTypedAmount(text, money);
  if (!amount.ok) throw new FieldErrors({ [block]: amount.sentence });
  return amount.amountMinor;
}
