import { FieldErrors } from '../../src/blocks/field-errors.js';
import { parseTypedAmount, writesDecimalComma } from '../../src/domain/amounts/typed-amount.js';
import { type FormValues, typedText } from '../forms/form-values.js';

import { moveOverpaymentIds } from './ids.js';

/** The amount that was typed, in minor units. @throws FieldErrors with what to type instead */
export function readMoveAmount(
  values: FormValues,
  money: { currency: string; locale: string },
): bigint {
  const id = moveOverpaymentIds.amount;
  const decimalComma = writesDecimalComma(money.locale);
  const typed = parseTypedAmount(typedText(values, id), money.currency, { decimalComma });
  if (!typed.ok) throw new FieldErrors({ [id]: typed.sentence });
  return typed.amountMinor;
}
