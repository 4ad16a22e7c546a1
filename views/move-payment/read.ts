import { FieldErrors } from '../../src/blocks/field-errors.js';
import type { CalendarDate } from '../../src/domain/calendar-date.js';
import { chosenDate, type FormValues, typedIfAsked } from '../forms/form-values.js';
import { requireTypedAmount, type TypedMoney } from '../forms/typed-amount-field.js';
import { movePaymentInputs as inputs } from './ids.js';

/** The day, and of money that goes back the amount in minor units. @throws FieldErrors */
export function readMove(
  values: FormValues,
  { today, ...money }: TypedMoney & { today: CalendarDate },
): { on: CalendarDate; amount: bigint | null } {
  const on = chosenDate(values, inputs.on);
  if (on === null) throw new FieldErrors({ [inputs.on]: 'Choose the day on which it happened.' });
  if (on > today) {
    throw new FieldErrors({ [inputs.on]: 'This day lies ahead. Choose today or a day before.' });
  }
  const text = typedIfAsked(values, inputs.amount);
  const amount = text === null ? null : requireTypedAmount({ block: inputs.amount, text }, money);
  return { on, amount };
}
