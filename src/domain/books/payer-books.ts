import type { Account } from '../credit/account.js';
import type { CreditNote } from '../credit/credit-note.js';
import type { Invoice } from '../invoices/invoice.js';
import type { Payment } from '../payments/payment.js';
import type { JournalEntry } from './journal-entry.js';

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
