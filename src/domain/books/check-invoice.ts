import type { CreditNote } from '../credit/credit-note.js';
import { expectedMark } from '../forgetting/forgotten-mark.js';
import { type Invoice, receivable } from '../invoices/invoice.js';
import type { Payment } from '../payments/payment.js';
import type { Refund } from '../refunds/refund.js';
import type { Digest } from './chain.js';
import { checkLink, checkSingleLink, type Link, linkOf } from './check-chain.js';
import { checkDocuments } from './check-document.js';
import { checkEntry } from './check-entry.js';
import {
  type BooksDifference,
  type BooksDocument,
  compare,
  fault,
  type Looked,
} from './difference.js';
import { grouped } from './grouped.js';
import { type JournalEntry, ledgerAccount, postedTo } from './journal-entry.js';
import type { InvoiceBooks } from './payer-books.js';
import { invoiceAfter, issuedBy, lookedAt } from './replay/invoice-replay.js';
import { replayNotes } from './replay/note-replay.js';
import { replayPayments } from './replay/payment-replay.js';
import { replayRefunds } from './replay/refund-replay.js';

/** An invoice with all that hangs on it, as its entries have made it so far. */
type Replay = {
  invoice: Invoice | null;
  notes: Map<string, CreditNote>;
  payments: Map<string, Payment>;
  refunds: Map<string, Refund>;
  /** The sum of the postings on its receivable. */
  owed: bigint;
  newest: Link | null;
  /** Entries by id, so that an undo can be asked for what it undoes. */
  ids: Set<string>;
};

/** The sweep's look at a due invoice that found nothing to use is the one change without entry. */
function skipLook(invoice: Invoice, seq: bigint | null): Invoice {
  const looked = invoice.autoApply === 'due' && seq === invoice.seq + 2n;
  return looked ? lookedAt(invoice) : invoice;
}

/** The invoice's income, notes, credit and write-off are all taken back, as they were before. */
function checkVoidPostings(entry: JournalEntry, before: Invoice, of: Looked): BooksDifference[] {
  const { total, creditedToInvoice, refunded, creditApplied, writtenOff, payerId } = before;
  const expected: [string, bigint][] = [
    [ledgerAccount.income, total],
    [ledgerAccount.creditNotes, -creditedToInvoice - refunded],
    [ledgerAccount.accountCredit(payerId), -creditApplied],
    [ledgerAccount.writeOffs, -writtenOff],
  ];
  return expected.flatMap(([account, amount]) =>
    compare(of, account, { expected: amount, stored: postedTo(entry, account) }),
  );
}

/** What failed after it was sent brings its fee back with it; before that, no cash had moved. */
function checkFailed(
  entry: JournalEntry,
  refunds: ReadonlyMap<string, Refund>,
  of: Looked,
): BooksDifference[] {
  const before = refunds.get(entry.refs.refundId ?? '');
  if (entry.kind !== 'refund.failed' || before === undefined) return [];
  const fee = before.state === 'done' ? before.fee : 0n;
  const cash = before.state === 'done' ? before.amount + fee : 0n;
  const { cash: cashOf, fees } = ledgerAccount;
  return [
    ...compare(of, 'cash', { expected: cash, stored: postedTo(entry, cashOf(before.provider)) }),
    ...compare(of, 'fees', { expected: -fee, stored: postedTo(entry, fees) }),
  ];
}

/** What the entry says that it left behind; an earlier version knew some of that otherwise. */
function checkOutcome(entry: JournalEntry, after: Invoice, of: Looked): BooksDifference[] {
  if (entry.details.fromVersion !== undefined) return [];
  const { outstanding, overpaid, status } = after;
  const { overpaid: said } = entry.outcome;
  return [
    // Entries of before do not say it.
    ...(said === undefined ? [] : compare(of, 'overpaid', { expected: overpaid, stored: said })),
    ...compare(of, 'outstanding', { expected: outstanding, stored: entry.outcome.outstanding }),
    ...compare(of, 'status', { expected: status, stored: entry.outcome.status }),
  ];
}

function followInvoice(replay: Replay, entry: JournalEntry, of: Looked): BooksDifference[] {
  const { kind, invoiceSeq, reverses } = entry;
  const isFirst = replay.invoice === null;
  if (isFirst !== (kind === 'invoice.issued')) {
    const expected = isFirst ? 'the entry that issues the invoice' : 'another kind';
    return [fault(of, 'kind', { expected, stored: kind })];
  }
  const before = replay.invoice === null ? null : skipLook(replay.invoice, invoiceSeq);
  const after = before === null ? issuedBy(entry) : invoiceAfter(before, entry);
  replay.invoice = after;
  if (after === null) return [fault(of, 'issued', { expected: 'what was billed', stored: 'none' })];
  replay.owed += postedTo(entry, ledgerAccount.receivable(after.id));
  const undoes = reverses === null || replay.ids.has(reverses);
  // What was taken back cannot be taken back again.
  if (kind === 'credit.unapplied') replay.ids.delete(reverses ?? '');
  return [
    ...compare(of, 'invoiceSeq', { expected: after.seq, stored: invoiceSeq }),
    ...compare(of, 'receivable', { expected: receivable(after), stored: replay.owed }),
    ...checkOutcome(entry, after, of),
    ...(undoes
      ? []
      : [fault(of, 'reverses', { expected: 'an entry before it', stored: `${reverses}` })]),
    ...(kind === 'invoice.voided' && before !== null ? checkVoidPostings(entry, before, of) : []),
  ];
}

function checkAll<Value extends { id: string }>(
  of: { document: BooksDocument; currency: string },
  expected: ReadonlyMap<string, Value>,
  stored: readonly Value[],
): BooksDifference[] {
  const byId = grouped(stored, (value) => value.id);
  return [...new Set([...expected.keys(), ...byId.keys()])].flatMap((id) =>
    checkDocuments({ ...of, id }, { expected: expected.get(id), stored: byId.get(id) ?? [] }),
  );
}

/** The invoice that the entries give; the sweep may have looked at it after the newest. */
function expectedInvoice({ invoice, newest }: Replay, books: InvoiceBooks): Invoice[] {
  if (invoice === null) return [];
  const seq = books.invoices[0]?.seq ?? null;
  const last =
    invoice.autoApply === 'due' && seq === invoice.seq + 1n ? lookedAt(invoice) : invoice;
  const importing = books.isImporting ? { importing: true as const } : {};
  const forgotten = expectedMark(last, books.forgotten, books.invoices[0]);
  return [{ ...last, ...importing, ...forgotten, headDigest: newest?.digest ?? null }];
}

/** What names no invoice, in the order in which it was booked on the account. */
function onAccount(one: JournalEntry, other: JournalEntry): number {
  return (one.accountSeq ?? 0n) < (other.accountSeq ?? 0n) ? -1 : 1;
}

/**
 * One invoice and all that hangs on it, worked out from its entries alone: that they follow one
 * another, what each left behind, and every field of the invoice, its notes, its payments and its refunds.
 * Where `invoiceId` is null, entries that name no invoice, the refunds that are pay-outs, and what
 * names none though it has to.
 * @param books its entries in the order of `invoiceSeq`
 */
export function checkInvoice(books: InvoiceBooks, digest: Digest): BooksDifference[] {
  const { payerId, invoiceId, entries } = books;
  const replay: Replay = {
    ...{ invoice: null, notes: new Map(), payments: new Map(), refunds: new Map() },
    ...{ owed: 0n, newest: null, ids: new Set() },
  };
  const found: BooksDifference[] = [];
  for (const entry of invoiceId === null ? entries.toSorted(onAccount) : entries) {
    const of: Looked = { document: 'journal entry', id: entry.id, currency: entry.currency };
    found.push(...checkEntry(entry, payerId), ...checkSingleLink(entry));
    found.push(...checkFailed(entry, replay.refunds, of));
    replayRefunds(replay.refunds, entry);
    if (invoiceId === null) continue;
    found.push(...checkLink(entry, replay.newest, 'invoice'), ...followInvoice(replay, entry, of));
    replayNotes(replay.notes, entry);
    replayPayments(replay.payments, entry);
    replay.newest = linkOf(entry, digest);
    replay.ids.add(entry.id);
  }
  const currency = replay.invoice?.currency ?? books.invoices[0]?.currency ?? '';
  const invoices = new Map(expectedInvoice(replay, books).map((one) => [one.id, one]));
  found.push(
    ...checkAll({ document: 'invoice', currency }, invoices, books.invoices),
    ...checkAll({ document: 'credit note', currency }, replay.notes, books.notes),
    ...checkAll({ document: 'payment', currency }, replay.payments, books.payments),
    ...checkAll({ document: 'refund', currency }, replay.refunds, books.refunds),
  );
  return found;
}
