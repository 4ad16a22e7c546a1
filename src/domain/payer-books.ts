import type { Account } from './account.js';
import type { CreditNote } from './credit-note.js';
import type { Invoice } from './invoice.js';
import type { JournalEntry } from './journal-entry.js';
import type { Payment } from './payment.js';

/** Everything that is stored about one payer's money. */
export type PayerBooks = {
  payerId: string;
  entries: JournalEntry[];
  invoices: Invoice[];
  accounts: Account[];
  notes: CreditNote[];
  payments: Payment[];
};

/** One thing that does not follow from the journal. Amounts as decimal minor units. */
export type BooksDifference = { what: string; id: string; expected: string; stored: string };

/** A difference where the two are not the same, else nothing. */
export function compare(
  what: string,
  id: string,
  values: { expected: unknown; stored: unknown },
): BooksDifference[] {
  const [expected, stored] = [String(values.expected), String(values.stored)];
  return expected === stored ? [] : [{ what, id, expected, stored }];
}
