import { refusalFields } from './refusal-fields.js';
import { type RefusalDetails, refusalSentence } from './refusals.js';

export type CreditErrorCode = keyof RefusalDetails;

/** A rule said no. Nothing was booked: the throw also ends the database transaction. */
export class CreditError<Code extends CreditErrorCode = CreditErrorCode> extends Error {
  readonly code: Code;
  readonly details: RefusalDetails[Code];

  constructor(code: Code, details: RefusalDetails[Code]) {
    super(code);
    this.name = 'CreditError';
    this.code = code;
    this.details = details;
  }

  /** What to tell the person: what is wrong, with the limit, and what to do. */
  sentence(locale: string): string {
    return refusalSentence(this.code, this.details, locale);
  }

  /** The form field to blame, if one is. */
  get field(): 'invoice' | 'line' | 'amount' | 'contact' | 'day' | null {
    return refusalFields[this.code];
  }
}

export function refuse<Code extends CreditErrorCode>(
  code: Code,
  details: RefusalDetails[Code],
): never {
  throw new CreditError(code, details);
}

/** What `work` gives, or in words why a rule says no; whatever else goes wrong goes on. */
export function attempt<Result>(
  work: () => Result,
  locale: string,
): { result: Result; refusal: null } | { result: null; refusal: string } {
  try {
    return { result: work(), refusal: null };
  } catch (error) {
    if (error instanceof CreditError) return { result: null, refusal: error.sentence(locale) };
    throw error;
  }
}

/** Why a rule says no, in words, or null when it does not: what a screen shows beforehand. */
export function refusalOf(check: () => void, locale: string): string | null {
  return attempt(check, locale).refusal;
}
