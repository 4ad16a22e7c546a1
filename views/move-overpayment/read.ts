import { type FormValues, typedText } from '../forms/form-values.js';
import { requireTypedAmount, type TypedMoney } from '../forms/typed-amount-field.js';
import { moveOverpaymentIds } from './ids.js';

/** The amount that was typed, in minor units. @throws FieldErrors with what to type instead */
export function readMoveAmount(values: FormValues, money: TypedMoney): bigint {
  const block = moveOverpaymentIds.amount;
  return requireTypedAmount({ block, text: typedText(values, block) }, money);
}
