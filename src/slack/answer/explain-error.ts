import { FieldErrors } from '../../blocks/field-errors.js';
import { StaleForm } from '../../blocks/stale-form.js';
import { CreditError } from '../../domain/errors.js';
import type { EdgeLog } from '../edge-log.js';
import { StaffRefusal } from '../people/staff-refusal.js';
import { slackErrorCode } from '../slack-error.js';
import { mintErrorReference } from './error-reference.js';

/** What to tell a person about a failure. Sentences are plain words, not mrkdwn. */
export type Explanation =
  /** Beside the inputs, by block id. */
  | { kind: 'fields'; errors: Record<string, string> }
  /** A rule said no; nothing was booked. `keepForm`: pressing again may well work. */
  | { kind: 'refused'; sentence: string; field: CreditError['field']; keepForm: boolean }
  /** Something broke, and it is in the log under the reference. */
  | { kind: 'broken'; sentence: string; reference: string };

export type Attempt = {
  /** What was tried, as a sentence begins: `Your credit`. */
  what: string;
  /**
   * What the person can do after something broke: press the button again, look whether it was
   * booked since the form is gone, or simply try again, since nothing could be booked by this.
   */
  next: { kind: 'press'; button: string } | { kind: 'look' } | { kind: 'try' };
};

/** The stack without its first line: a message of a driver may hold stored values. */
function frames(error: unknown): string | undefined {
  if (!(error instanceof Error) || error.stack === undefined) return undefined;
  return error.stack
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .join('\n');
}

function codeOf(error: unknown): unknown {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return error.code;
}

function brokenSentence({ what, next }: Attempt, reference: string): string {
  const admin = `If it keeps failing, give your admin the reference ${reference}.`;
  switch (next.kind) {
    case 'press':
      return `Something broke on our side before we could see whether this was booked. ${what} cannot be booked twice, so press ${next.button} again: you will see what was booked. ${admin}`;
    case 'look':
      return `Something broke on our side before we could see whether this was booked. Look with /invoices first, and do it anew only if it is not there. ${admin}`;
    case 'try':
      return `Something broke on our side. No money moved. Try again in a minute. ${admin}`;
    default:
      return next satisfies never;
  }
}

/** Turns any failure into words; what is not a refusal goes to the log, without values. */
export function explainError(
  error: unknown,
  attempt: Attempt,
  { locale, log }: { locale: string; log: EdgeLog },
): Explanation {
  if (error instanceof FieldErrors) return { kind: 'fields', errors: error.errors };
  if (error instanceof CreditError) {
    const keepForm = error.code === 'stale-plan';
    return { kind: 'refused', sentence: error.sentence(locale), field: error.field, keepForm };
  }
  if (error instanceof StaffRefusal || error instanceof StaleForm) {
    return { kind: 'refused', sentence: error.sentence, field: null, keepForm: false };
  }
  const reference = mintErrorReference();
  const fields = {
    reference,
    error: error instanceof Error ? error.name : typeof error,
    code: slackErrorCode(error) ?? codeOf(error),
    frames: frames(error),
  };
  log.error(fields, `${attempt.what} broke`);
  return { kind: 'broken', sentence: brokenSentence(attempt, reference), reference };
}
