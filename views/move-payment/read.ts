import { FieldErrors } from '../../src/blocks/field-errors.js';
import type { CalendarDate } from '../../src/domain/calendar-date.js';
import { withClosedDay } from '../forms/closed-day.js';
import { chosenDate, type FormValues, typedIfAsked } from '../forms/form-values.js';
import { readTypedAmount, type TypedMoney } from '../forms/typed-amount-field.js';
import { movePaymentInputs as inputs } from './ids.js';

/** The day, and of money that goes back the amount in minor units. @throws FieldErrors */
export function readMove(
  values: FormValues,
  club: TypedMoney & { today: CalendarDate; closedUpTo?: CalendarDate | null },
): { on: CalendarDate; amount: bigint | null } {
  const { today, currency, locale } = club;
  const errors: Record<string, string> = {};
  const on = chosenDate(values, inputs.on);
  if (on === null) errors[inputs.on] = 'Choose the day on which it happened.';
  else if (on > today) errors[inputs.on] = 'This day lies ahead. Choose today or a day before.';
  const text = typedIfAsked(values, inputs.amount);
  const typed = text === null ? null : readTypedAmount(text, { currency, locale });
  if (typed !== null && !typed.ok) errors[inputs.amount] = typed.sentence;
  if (on === null || typed?.ok === false || Object.keys(errors).length > 0) {
    throw new FieldErrors(withClosedDay(errors, { block: inputs.on, day: on, club }));
  }
  return { on, amount: typed === null ? null : typed.amountMinor };
}
