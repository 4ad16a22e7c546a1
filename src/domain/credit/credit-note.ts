import type { LineShare } from '../books/line-share.js';
import type { CalendarDate } from '../calendar-date.js';
import type { RecordedActor } from '../people/actor.js';

/** The reason that says nothing by itself, and so wants words. */
export const otherReason = 'Other';

export const creditReasons = [
  'Class cancelled',
  'Left the club',
  'Illness or injury',
  'Charged by mistake',
  'Changed class or product',
  'Goodwill',
  otherReason,
] as const;

/** Characters of a note to the customer, and of a reason, at most. */
export const longestNote = 1000;
export const longestReason = 300;

/** A reason in somebody's own words, as it is kept and shown. */
export function reasonInWords(words: string): string {
  return `${otherReason}: ${words}`;
}

/** Characters of the words at most. */
export const longestReasonWords = longestReason - reasonInWords('').length;

/** The document that gives credit against an invoice. Amounts in minor units. */
export type CreditNote = {
  id: string;
  number: string;
  clubId: string;
  payerId: string;
  invoiceId: string;
  invoiceNumber: string;
  currency: string;
  amount: bigint;
  toInvoice: bigint;
  toAccount: bigint;
  voidedToInvoice: bigint;
  voidedToAccount: bigint;
  /** How the note was spread over the invoice's lines, and what of it was voided again. */
  lines: (LineShare & { voided: bigint; voidedTax: bigint })[];
  reason: string;
  noteToCustomer: string;
  notifyCustomer: boolean;
  createdOn: CalendarDate;
  createdAt: Date;
  createdBy: RecordedActor;
  seq: bigint;
};

/** What of the note still stands. */
export function standing(note: CreditNote): { toInvoice: bigint; toAccount: bigint } {
  return {
    toInvoice: note.toInvoice - note.voidedToInvoice,
    toAccount: note.toAccount - note.voidedToAccount,
  };
}
