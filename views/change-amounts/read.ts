import { FieldErrors } from '../../src/blocks/field-errors.js';
import { type FormValues, typedText } from '../forms/form-values.js';
import { requireTypedAmount, type TypedMoney } from '../forms/typed-amount-field.js';
import { changeAmountsIds } from './ids.js';

/** An amount for everybody is above zero; one person may get nothing. @throws FieldErrors */
export function readAmount(values: FormValues, isForOne: boolean, money: TypedMoney): bigint {
  const text = typedText(values, changeAmountsIds.amount);
  const isZero = /^\s*0+(?:\.0+)?\s*$/.test(text);
  if (isZero && isForOne) return 0n;
  if (isZero) {
    const sentence =
      'Type an amount above zero. To give nothing to anybody, go back and choose Nothing.';
    throw new FieldErrors({ [changeAmountsIds.amount]: sentence });
  }
  return requireTypedAmount({ block: changeAmountsIds.amount, text }, money);
}
