import { FieldErrors } from '../../blocks/field-errors.js';
import { StaleForm } from '../../blocks/stale-form.js';
import { NotConfirmed } from '../../domain/books/not-confirmed.js';
import { OutcomeUnknown } from '../../domain/books/outcome-unknown.js';
import { isDatabaseAway } from '../../domain/database-away.js';
import { CreditError } from '../../domain/errors.js';
import type { EdgeLog } from '../edge-log.js';
import { StaffRefusal } from '../people/staff-refusal.js';
import { partiesOf } from '../receive/parties.js';
import { mintErrorReference } from './error-reference.js';

/** What to tell a person about a failure. Sentences are plain words, not mrkdwn. */
export type Explanation =
  /** Inputs of the form are wrong; by block id. */
  | { kind: 'fields'; errors: Record<string, string> }
  /** A rule said no; nothing was booked by this. `keepForm`: pressing again may well work. */
  | { kind: 'refused'; sentence: string; field: CreditError['field']; keepForm: boolean }
  /** It may be booked or not: the desk finds out and tells. In the log under the reference. */
  | { kind: 'unknown'; sentence: string; reference: string }
  /** It may be done or not, and sending the same form again tells. In the log under the reference. */
  | { kind: 'unconfirmed'; sentence: string; reference: string }
  /** Something broke, nothing was booked by it, and it is in the log under the reference. */
  | { kind: 'broken'; sentence: string; reference: string };

export type Attempt = {
  /** What was tried, as a sentence begins: `Your credit`. */
  what: string;
  /**
   * What the person can do after something broke: press the button again, open the form anew since
   * it is gone, or simply try again, where nothing could be booked at all.
   */
  next: { kind: 'press'; button: string } | { kind: 'open' } | { kind: 'try' };
  /** The payload that asked for it: who was refused is in the log. */
  from?: unknown;
};

function brokenSentence({ next }: Attempt, reference: string, isAway: boolean): string {
  const admin = `If it keeps failing, give your admin the reference ${reference}.`;
  const why = isAway ? 'the database does not answer just now' : 'something broke on our side';
  const first = why.charAt(0).toUpperCase() + why.slice(1);
  const later = isAway ? ' in a minute' : '';
  switch (next.kind) {
    case 'press':
      return `Nothing was booked by this press: ${why}. Press ${next.button} again${later}; it cannot be booked twice. ${admin}`;
    case 'open':
      return `${first}, and nothing was booked. Open the form again${later} and send it once more. ${admin}`;
    case 'try':
      return `${first}. No money moved. Try again in a minute. ${admin}`;
    default:
      return next satisfies never;
  }
}

function unknownSentence({ what }: Attempt, reference: string): string {
  const inside = what.charAt(0).toLowerCase() + what.slice(1);
  return `We do not know yet whether ${inside} was booked. Do not press again; the outcome will be posted to you as a message from Credit Desk. Reference ${reference}.`;
}

function unconfirmedSentence({ next }: Attempt, reference: string): string {
  const first = 'We do not know yet whether this was done: the database did not confirm it.';
  const admin = `If it keeps failing, give your admin the reference ${reference}.`;
  switch (next.kind) {
    case 'press':
      return `${first} Press ${next.button} again: what was done is not done twice, and you see what became of it. ${admin}`;
    case 'open':
    case 'try':
      return `${first} Look whether it was done before you do it once more. ${admin}`;
    default:
      return next satisfies never;
  }
}

/** Who was refused what, without any name, text or amount. */
function logRefusal(error: CreditError | StaffRefusal | StaleForm, attempt: Attempt, log: EdgeLog) {
  const { what, from } = attempt;
  const { teamId, userId } = partiesOf(from);
  const asked = { teamId, userId, what };
  if (error instanceof StaleForm) log.warn(asked, 'refused a form that is not of this version');
  else if (error instanceof StaffRefusal) log.warn(asked, `refused: ${error.sentence}`);
  else if (error.code === 'not-allowed') log.warn(asked, 'refused somebody without the right');
  else if (error.code === 'not-found') log.info(asked, 'refused what is not found');
}

/** Turns any failure into words; what is not a refusal goes to the log, without values. */
export function explainError(
  error: unknown,
  attempt: Attempt,
  { locale, log, refused }: { locale: string; log: EdgeLog; refused?: (code: string) => void },
): Explanation {
  if (error instanceof FieldErrors) return { kind: 'fields', errors: error.errors };
  if (error instanceof CreditError) {
    logRefusal(error, attempt, log);
    refused?.(error.code);
    const keepForm = error.code === 'stale-plan' || error.code === 'outcome-open';
    return { kind: 'refused', sentence: error.sentence(locale), field: error.field, keepForm };
  }
  if (error instanceof StaffRefusal || error instanceof StaleForm) {
    logRefusal(error, attempt, log);
    return { kind: 'refused', sentence: error.sentence, field: null, keepForm: false };
  }
  const reference = mintErrorReference();
  if (error instanceof OutcomeUnknown) {
    const keys = error.entries.map((entry) => entry.id);
    log.error({ reference, keys, err: error.cause }, `${attempt.what} is not known yet`);
    return { kind: 'unknown', sentence: unknownSentence(attempt, reference), reference };
  }
  if (error instanceof NotConfirmed) {
    log.error({ reference, err: error.cause }, `${attempt.what} was not confirmed`);
    return { kind: 'unconfirmed', sentence: unconfirmedSentence(attempt, reference), reference };
  }
  log.error({ reference, err: error }, `${attempt.what} broke`);
  const sentence = brokenSentence(attempt, reference, isDatabaseAway(error));
  return { kind: 'broken', sentence, reference };
}
