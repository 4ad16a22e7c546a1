import type { Account } from '../credit/account.js';
import type { CreditNote } from '../credit/credit-note.js';
import type { Invoice } from '../invoices/invoice.js';
import type { Payment } from '../payments/payment.js';
import type { Refund } from '../refunds/refund.js';
import type { JournalEntry } from './journal-entry.js';

/** Everything that is stored about one payer's money. */
export type PayerBooks = {
  payerId: string;
  /** An import of the payer's history is not complete: every document says so. */
  isImporting?: boolean;
  /** Whoever is forgotten, by id: documents about them say so. */
  forgotten?: ReadonlySet<string>;
  entries: readonly JournalEntry[];
  invoices: readonly Invoice[];
  accounts: readonly Account[];
  notes: readonly CreditNote[];
  payments: readonly Payment[];
  refunds: readonly Refund[];
};

/** The part of a payer's books that goes with one invoice, or with none (`invoiceId` null). */
export type InvoiceBooks = {
  payerId: string;
  isImporting: boolean;
  forgotten: ReadonlySet<string>;
  invoiceId: string | null;
  entries: readonly JournalEntry[];
  /** One; more only where somebody wrote past the database's rules, none where it is missing. */
  invoices: readonly Invoice[];
  notes: readonly CreditNote[];
  payments: readonly Payment[];
  refunds: readonly Refund[];
};
