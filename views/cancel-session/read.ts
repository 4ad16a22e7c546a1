import { FieldErrors } from '../../src/blocks/field-errors.js';
import { writesDecimalComma } from '../../src/domain/amounts/typed-amount.js';
import type { CalendarDate } from '../../src/domain/calendar-date.js';
import type { KeepBack } from '../../src/domain/sessions/cancelling/keep-back.js';
import { longestMessage } from '../../src/domain/sessions/cancelling/longest-message.js';
import { parseKeepBack } from '../../src/domain/sessions/cancelling/typed-keep-back.js';
import { giveKinds } from '../../src/domain/sessions/jobs/session-job.js';
import {
  chosenDate,
  chosenRecord,
  chosenRecords,
  chosenValue,
  choseYes,
  type FormValues,
  typedText,
} from '../forms/form-values.js';
import { parseReason, typedReason } from '../forms/reason-list.js';
import type { TypedMoney } from '../forms/typed-amount-field.js';
import { cancelSessionIds as ids } from './ids.js';
import type { TypedWords } from './modal.js';
import { type Which, whichKinds } from './which.js';

/** Which sessions are meant, as it stands in the form; null where nothing is chosen. */
export type Meant = {
  which: Which;
  sessionIds: string[];
  day: CalendarDate | null;
  productId: string | null;
  from: CalendarDate | null;
  until: CalendarDate | null;
};

export function readMeant(values: FormValues, clubId: string): Meant {
  const which = chosenValue(values, ids.which);
  return {
    which: whichKinds.find((kind) => kind === which) ?? 'chosen',
    sessionIds: chosenRecords(values, clubId, ids.sessions),
    day: chosenDate(values, ids.day),
    productId: chosenRecord(values, clubId, ids.product),
    from: chosenDate(values, ids.from),
    until: chosenDate(values, ids.until),
  };
}

export function readWords(values: FormValues): TypedWords {
  const give = chosenValue(values, ids.give);
  return {
    give: giveKinds.find((kind) => kind === give) ?? 'credit',
    keepBack: typedText(values, ids.keepBack),
    notify: choseYes(values, ids.notify),
    message: typedText(values, ids.message).trim(),
    ...typedReason(values, ids),
  };
}

/** Beside which field a refusal of the sessions belongs. */
export function sessionsBlock(which: Which): string {
  switch (which) {
    case 'chosen':
      return ids.sessions;
    case 'day':
      return ids.day;
    case 'product':
      return ids.until;
    default:
      return which satisfies never;
  }
}

function missing(meant: Meant): Record<string, string> {
  const { which, sessionIds, day, productId, from, until } = meant;
  switch (which) {
    case 'chosen':
      return sessionIds.length > 0 ? {} : { [ids.sessions]: 'Choose at least one session.' };
    case 'day':
      return day !== null ? {} : { [ids.day]: 'Choose the day whose sessions are cancelled.' };
    case 'product':
      return {
        ...(productId === null ? { [ids.product]: 'Choose a product.' } : {}),
        ...(from === null ? { [ids.from]: 'Choose the first day.' } : {}),
        ...(until === null ? { [ids.until]: 'Choose the last day.' } : {}),
        ...(from !== null && until !== null && until < from
          ? { [ids.until]: 'The last day lies before the first. Choose a later one.' }
          : {}),
      };
    default:
      return which satisfies never;
  }
}

export type CancelSessionRequest = { keepBack: KeepBack | null; reason: string };

/** @throws FieldErrors with a sentence for every input that is wrong */
export function parseCancelSession(
  meant: Meant,
  typed: TypedWords,
  { currency, locale }: TypedMoney,
): CancelSessionRequest {
  const errors = missing(meant);
  const decimalComma = writesDecimalComma(locale);
  const kept = parseKeepBack(typed.keepBack, currency, { decimalComma });
  if (!kept.ok) errors[ids.keepBack] = kept.sentence;
  else if (kept.keepBack !== null && typed.give === 'nothing') {
    errors[ids.keepBack] = 'Nothing is given, so nothing can be kept back. Leave it empty.';
  }
  if (typed.message.length > longestMessage) {
    errors[ids.message] =
      `A message has at most ${longestMessage.toLocaleString('en-GB')} characters. Shorten it.`;
  }
  const reason = parseReason(typed, ids, errors);
  if (!kept.ok || reason === null || Object.keys(errors).length > 0) throw new FieldErrors(errors);
  return { keepBack: kept.keepBack, reason };
}
