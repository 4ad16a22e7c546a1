import { type RefusalDetails, refusalFields, refusalSentence } from './refusals.js';

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
  get field(): 'invoice' | 'line' | 'amount' | 'contact' | null {
    return refusalFields[this.code];
  }
}

export function refuse<Code extends CreditErrorCode>(
  code: Code,
  details: RefusalDetails[Code],
): never {
  throw new CreditError(code, details);
}
