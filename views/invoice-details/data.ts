import type { JournalEntry } from '../../src/domain/books/journal-entry.js';
import type { CreditNote } from '../../src/domain/credit/credit-note.js';
import type { Invoice } from '../../src/domain/invoices/invoice.js';
import type { Payment } from '../../src/domain/payments/payment.js';

/** A credit note and what voiding it would do now. Amounts in minor units. */
export type NoteShown = {
  note: CreditNote;
  fromInvoice: bigint;
  fromAccount: bigint;
  spent: bigint;
  standing: bigint;
};

/** A standing use of credit; `expiresOnReturn` is the part that would come back expired. */
export type UseShown = { entry: JournalEntry; amount: bigint; expiresOnReturn: bigint };

/** Everything that the details show, in minor units. */
export type DetailsData = {
  invoice: Invoice;
  payerName: string;
  payerEmail: string | null;
  beneficiaryNames: ReadonlyMap<string, string>;
  payments: readonly Payment[];
  notes: readonly NoteShown[];
  applications: readonly UseShown[];
  history: readonly JournalEntry[];
  creditable: bigint;
  creditRefusal: string | null;
  voidRefusal: string | null;
  availableCredit: bigint;
  applicable: bigint;
};

/** The parts of the details that have pages of their own, and how much stands on a page. */
export const pageSizes = { lines: 10, payments: 8, notes: 5, uses: 5, history: 8 } as const;
export type DetailsPart = keyof typeof pageSizes;
export type DetailsPages = Record<DetailsPart, number>;

export const firstPages: DetailsPages = { lines: 0, payments: 0, notes: 0, uses: 0, history: 0 };
