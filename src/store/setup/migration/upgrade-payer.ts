import { bookingOrder } from '../../../domain/books/booking-order.js';
import {
  type EarlierEntry,
  missingPaymentEntries,
  withEarlierFacts,
} from '../../../domain/books/earlier-facts.js';
import { entryText } from '../../../domain/books/entry-text.js';
import { grouped } from '../../../domain/books/grouped.js';
import { type JournalEntry, journalSchemaVersion } from '../../../domain/books/journal-entry.js';
import { noonOf } from '../../../domain/calendar-date.js';
import type { Account } from '../../../domain/credit/account.js';
import type { CreditNote } from '../../../domain/credit/credit-note.js';
import { derive, type Invoice, type InvoiceLine } from '../../../domain/invoices/invoice.js';
import { numberDigits } from '../../../domain/invoices/number-digits.js';
import { numberOrder } from '../../../domain/invoices/number-order.js';
import type { Payment } from '../../../domain/payments/payment.js';
import { digestOf } from '../../ledger/digest.js';
import { type EarlierPayment, upgradePayment } from './upgrade-payment.js';

type Added =
  | 'headDigest'
  | 'numberOrder'
  | 'numberDigits'
  | 'accountSeqAtIssue'
  | 'payable'
  | 'recordedAt';

type AddedToLine = 'discount' | 'net';
type EarlierLine = Omit<InvoiceLine, AddedToLine> & Partial<Pick<InvoiceLine, AddedToLine>>;

/** An invoice of any earlier version, or one that an interrupted migration wrote. */
export type EarlierInvoice = Omit<Invoice, Added | 'lines'> &
  Partial<Pick<Invoice, Added>> & { lines: EarlierLine[] };

/** One payer's books of an earlier version, or of a migration that was interrupted. */
export type EarlierBooks = {
  /** In the order in which they were written down, as far as clocks and the database tell. */
  entries: readonly EarlierEntry[];
  invoices: readonly EarlierInvoice[];
  accounts: readonly Omit<Account, 'headDigest'>[];
  notes: readonly CreditNote[];
  payments: readonly EarlierPayment[];
};

export type UpgradedBooks = {
  entries: JournalEntry[];
  invoices: Invoice[];
  accounts: Account[];
  payments: Payment[];
};

/**
 * The payer's entries in an order in which each comes after those that it follows, on its invoice
 * and on its account. Accounts had numbers before, and the order on an invoice never contradicts
 * them, so there is such an order: by the account, each with what its invoice has before it.
 */
function inOrder(entries: readonly EarlierEntry[]): EarlierEntry[] {
  const ordered: EarlierEntry[] = [];
  const waiting = new Map(
    [...grouped(entries, (entry) => entry.refs.invoiceId)].map(([id, own]) => {
      return [id, { entries: bookingOrder(own), next: 0 }];
    }),
  );
  const onAccount = entries.filter((entry) => entry.accountSeq !== null);
  onAccount.sort((one, other) => ((one.accountSeq ?? 0n) < (other.accountSeq ?? 0n) ? -1 : 1));
  for (const entry of onAccount) {
    const own = waiting.get(entry.refs.invoiceId ?? '');
    if (own === undefined) ordered.push(entry);
    else {
      const end = own.entries.indexOf(entry, own.next) + 1;
      ordered.push(...own.entries.slice(own.next, end));
      own.next = Math.max(own.next, end);
    }
  }
  for (const own of waiting.values()) ordered.push(...own.entries.slice(own.next));
  return ordered;
}

/** The newest entry of each invoice and account so far, while the entries are gone through. */
type Heads = {
  invoices: Map<string, { count: bigint; digest: string }>;
  accounts: Map<string, string>;
  /** How many entries each payment has. */
  payments: Map<string, bigint>;
};

function placed(entry: EarlierEntry, heads: Heads): JournalEntry {
  const { invoiceId } = entry.refs;
  const onInvoice = heads.invoices.get(invoiceId ?? '');
  const onAccount = heads.accounts.get(entry.currency) ?? null;
  const changed = entry.accountSeq !== null;
  const upgraded: JournalEntry = {
    ...entry,
    invoiceSeq: invoiceId === undefined ? null : (onInvoice?.count ?? 0n) + 1n,
    previous: invoiceId === undefined ? onAccount : (onInvoice?.digest ?? null),
    previousOnAccount: invoiceId !== undefined && changed ? onAccount : null,
    schemaVersion: journalSchemaVersion,
  };
  const digest = digestOf(entryText(upgraded));
  if (invoiceId !== undefined) {
    heads.invoices.set(invoiceId, { count: upgraded.invoiceSeq ?? 0n, digest });
  }
  if (changed) heads.accounts.set(entry.currency, digest);
  const { paymentId = '' } = entry.refs;
  const isOfPayment = entry.details.payment !== undefined;
  if (isOfPayment) heads.payments.set(paymentId, (heads.payments.get(paymentId) ?? 0n) + 1n);
  return upgraded;
}

/** The invoice in this form, but for its place in the chain. */
function upgradedInvoice(
  invoice: EarlierInvoice,
  { accounts, issued }: Pick<EarlierBooks, 'accounts'> & { issued: ReadonlyMap<string, Date> },
): Invoice {
  const own = accounts.find((account) => account.currency === invoice.currency);
  // The version before let the day alone decide, which still holds for what is due now.
  const accountSeqAtIssue = invoice.accountSeqAtIssue ?? own?.seq ?? 0n;
  const { id, number } = invoice;
  const recordedAt = issued.get(id) ?? noonOf(invoice.issuedOn);
  const added = { numberOrder: numberOrder(number), numberDigits: numberDigits(number) };
  // Earlier versions refused discount lines.
  const lines = invoice.lines.map((line) => ({ ...line, discount: 0n, net: line.amount }));
  return derive({ ...invoice, lines, headDigest: null, recordedAt, accountSeqAtIssue, ...added });
}

/** The version before did not book that a payment is on its way or failed. */
function isMissing({ kind }: EarlierEntry): boolean {
  return kind === 'payment.pending' || kind === 'payment.failed';
}

/**
 * Brings one payer's books into the form of this version. Running it again on what it made, or on
 * a part of that, makes the same: it looks at nothing that it changes itself.
 */
export function upgradePayer(books: EarlierBooks): UpgradedBooks {
  const heads: Heads = { invoices: new Map(), accounts: new Map(), payments: new Map() };
  const { accounts } = books;
  const ofPayments = books.entries.filter(({ refs }) => refs.paymentId !== undefined);
  const payments = books.payments.map((payment) => upgradePayment(payment, ofPayments));
  const issues = books.entries.filter(({ kind }) => kind === 'invoice.issued');
  const issued = new Map(
    issues.map(({ refs, recordedAt }) => [refs.invoiceId ?? '', recordedAt] as const),
  );
  const invoices = books.invoices.map((invoice) => upgradedInvoice(invoice, { accounts, issued }));
  const booked = inOrder(books.entries.filter((entry) => !isMissing(entry)));
  const entries = [
    ...withEarlierFacts(booked, { ...books, invoices, payments }),
    ...missingPaymentEntries({ invoices, payments }),
  ].map((entry) => placed(entry, heads));
  return {
    entries,
    invoices: invoices.map((invoice) => {
      const { count: seq = invoice.seq, digest: headDigest = null } =
        heads.invoices.get(invoice.id) ?? {};
      return { ...invoice, seq, headDigest };
    }),
    accounts: accounts.map((account) => {
      return { ...account, headDigest: heads.accounts.get(account.currency) ?? null };
    }),
    payments: payments.map((payment) => {
      return { ...payment, seq: heads.payments.get(payment.id) ?? payment.seq };
    }),
  };
}
