import { FieldErrors } from '../../src/blocks/field-errors.js';
import type { CalendarDate } from '../../src/domain/calendar-date.js';
import { longestReference } from '../../src/domain/payments/ways-to-pay.js';
import { withClosedDay } from '../forms/closed-day.js';
import { chosenDate, type FormValues, typedText, visibleText } from '../forms/form-values.js';
import { readNotify } from '../forms/notify-when-sent.js';
import { readTypedAmount, type TypedMoney } from '../forms/typed-amount-field.js';
import { settleRefundInputs as inputs } from './ids.js';

/** What was typed beside a refund that is done; `feeMinor` is nothing where none was typed. */
export type DoneRequest = {
  on: CalendarDate;
  feeMinor: bigint;
  reference: string;
  notifyCustomer: boolean;
};

function readFee(text: string, money: TypedMoney, errors: Record<string, string>): bigint {
  if (text === '') return 0n;
  const fee = readTypedAmount(text, money);
  if (fee.ok) return fee.amountMinor;
  // What cost nothing is written as a plain zero by many, and is no amount elsewhere.
  if (fee.code === 'not-positive') return 0n;
  errors[inputs.fee] = fee.sentence;
  return 0n;
}

/** @throws FieldErrors with a sentence for every input that is wrong */
export function readDone(
  values: FormValues,
  club: TypedMoney & { today: CalendarDate; closedUpTo?: CalendarDate | null },
): DoneRequest {
  const { today, currency, locale } = club;
  const errors: Record<string, string> = {};
  const on = chosenDate(values, inputs.on);
  if (on === null) errors[inputs.on] = 'Choose the day on which the money was sent.';
  else if (on > today) {
    errors[inputs.on] = 'This day lies ahead. Mark it as done when the money was sent.';
  }
  const feeMinor = readFee(typedText(values, inputs.fee).trim(), { currency, locale }, errors);
  const reference = visibleText(typedText(values, inputs.reference));
  if (reference.length > longestReference) {
    errors[inputs.reference] =
      `A reference has at most ${longestReference} characters. Shorten it.`;
  }
  if (on === null || Object.keys(errors).length > 0) {
    throw new FieldErrors(withClosedDay(errors, { block: inputs.on, day: on, club }));
  }
  // Without the question nobody can be told, and nothing was chosen.
  return { on, feeMinor, reference, notifyCustomer: readNotify(values, inputs.notify) };
}
