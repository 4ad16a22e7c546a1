import { chained } from '../../src/domain/books/chain.js';
import { checkPayerBooks } from '../../src/domain/books/check-books.js';
import { differenceSentence } from '../../src/domain/books/difference.js';
import { type JournalEntry, ledgerAccount } from '../../src/domain/books/journal-entry.js';
import type { PayerBooks } from '../../src/domain/books/payer-books.js';
import { type Change, entriesOf, type Plan } from '../../src/domain/books/plan.js';
import { type Account, emptyAccount, sumOfLots } from '../../src/domain/credit/account.js';
import type { CreditNote } from '../../src/domain/credit/credit-note.js';
import {
  creditable,
  type Invoice,
  lineCreditable,
  lineLeft,
  receivable,
} from '../../src/domain/invoices/invoice.js';
import { taxIncluded } from '../../src/domain/invoices/tax-included.js';
import { writtenOffByLine } from '../../src/domain/invoices/write-off.js';
import type { Payment } from '../../src/domain/payments/payment.js';
import { digestOf } from '../../src/store/ledger/digest.js';
import { owner } from './rules.js';

/** The ledger of one payer in memory: plans go in, and every invariant can be asked of it. */
export type MemoryBooks = {
  account: Account;
  invoices: Map<string, Invoice>;
  notes: Map<string, CreditNote>;
  payments: Map<string, Payment>;
  entries: JournalEntry[];
};

export function emptyBooks(): MemoryBooks {
  return {
    account: emptyAccount(owner),
    invoices: new Map(),
    notes: new Map(),
    payments: new Map(),
    entries: [],
  };
}

function store<Value extends { id: string }>(
  stored: Map<string, Value>,
  change: Change<Value> | undefined,
): void {
  if (change === undefined) return;
  const current = stored.get(change.after.id) ?? null;
  if (current !== change.before) throw new Error(`${change.after.id} was planned from old state`);
  stored.set(change.after.id, change.after);
}

/** Books a plan as the database would, and returns the books after it. */
export function book(books: MemoryBooks, made: Plan): MemoryBooks {
  const plan = chained(made, digestOf);
  const entries = entriesOf(plan);
  for (const { id } of entries) {
    if (books.entries.some((entry) => entry.id === id)) throw new Error(`${id} was booked before`);
  }
  const after: MemoryBooks = {
    account: plan.account?.after ?? books.account,
    invoices: new Map(books.invoices),
    notes: new Map(books.notes),
    payments: new Map(books.payments),
    entries: [...books.entries, ...entries],
  };
  store(after.invoices, plan.invoice);
  store(after.payments, plan.payment);
  for (const change of plan.creditNotes) store(after.notes, change);
  return after;
}

function postedTo(entries: readonly JournalEntry[], name: string): bigint {
  return entries
    .flatMap((entry) => entry.postings)
    .filter((posting) => posting.account === name)
    .reduce((sum, posting) => sum + posting.amount, 0n);
}

const noLine = { net: 0n, credited: 0n, refunded: 0n };

function invoiceFaults(books: MemoryBooks, invoice: Invoice): string[] {
  const { id, lines } = invoice;
  const sum = (values: bigint[]) => values.reduce((total, value) => total + value, 0n);
  const owed = receivable(invoice);
  const ofLines = sum(lines.map(lineLeft));
  const maxima = lines.map((line) => lineCreditable(invoice, line));
  const spread = writtenOffByLine(invoice);
  const given = invoice.creditedToInvoice + invoice.creditedToAccount;
  const notes = [...books.notes.values()].filter((note) => note.invoiceId === id);
  const standing = notes.map((note) => note.amount - note.voidedToInvoice - note.voidedToAccount);
  const checks: [boolean, string][] = [
    [postedTo(books.entries, ledgerAccount.receivable(id)) === owed, 'receivable'],
    [invoice.outstanding === (owed > 0n ? owed : 0n), 'outstanding'],
    [invoice.overpaid === (owed < 0n ? -owed : 0n), 'overpaid'],
    [invoice.total - given - invoice.refunded === ofLines, 'lines and invoice differ'],
    [maxima.every((most) => most >= 0n && most <= creditable(invoice)), 'maximum of a line'],
    [sum(maxima) >= creditable(invoice), 'maxima of the lines below that of the invoice'],
    [spread.every((part, index) => part <= lineLeft(lines[index] ?? noLine)), 'written off'],
    [invoice.overpaid === 0n || invoice.writtenOff === 0n, 'overpaid beside a write-off'],
    [sum(standing) === given, 'credited'],
    [invoice.creditApplied >= 0n && invoice.paid >= 0n, 'negative'],
  ];
  const faults = checks.flatMap(([holds, what]) => (holds ? [] : [`${id}: ${what}`]));
  return [...faults, ...lines.flatMap((line) => lineFaults(notes, line).map((f) => `${id}: ${f}`))];
}

function lineFaults(notes: readonly CreditNote[], line: Invoice['lines'][number]): string[] {
  const charged = line.taxRate === null ? 0n : taxIncluded(line.net, line.taxRate);
  const shares = notes.flatMap((note) => note.lines.filter((share) => share.line === line.line));
  const tax = shares.reduce((sum, share) => sum + share.tax - share.voidedTax, 0n);
  const checks: [boolean, string][] = [
    [line.credited >= 0n && line.credited <= line.net, 'line credited'],
    [line.taxCredited >= 0n && line.taxCredited <= charged, 'line tax'],
    [line.taxCredited <= line.credited, 'line tax above credit'],
    [line.net === line.amount - line.discount && line.net >= 0n, 'net of a line'],
    [line.credited !== line.net || line.taxCredited === charged, 'tax of a whole line'],
    [tax === line.taxCredited, 'tax of notes'],
    [shares.every((share) => share.tax >= 0n && share.tax <= share.amount), 'tax of a share'],
    [shares.every((share) => share.voidedTax <= share.voided), 'voided tax of a share'],
  ];
  return checks.flatMap(([holds, what]) => (holds ? [] : [`${what} ${line.line}`]));
}

/** The books as the database would hold them: an account that nothing changed is not stored. */
export function storedBooks(books: MemoryBooks): PayerBooks {
  const { account, entries } = books;
  return {
    payerId: owner.payerId,
    entries,
    invoices: [...books.invoices.values()],
    accounts: account.seq === 0n ? [] : [account],
    notes: [...books.notes.values()],
    payments: [...books.payments.values()],
  };
}

/** Everything that is wrong with the books; empty when they are right. */
export function booksFaults(books: MemoryBooks): string[] {
  const { account, entries } = books;
  const credit = -postedTo(entries, ledgerAccount.accountCredit(owner.payerId));
  const unbalanced = entries.filter(
    (entry) => entry.postings.reduce((sum, { amount }) => sum + amount, 0n) !== 0n,
  );
  const moved = entries.filter((entry) => entry.accountSeq !== null);
  const checks: [boolean, string][] = [
    [unbalanced.length === 0, 'an entry does not sum to zero'],
    [account.balance === credit, 'balance and journal differ'],
    [account.balance === sumOfLots(account.lots), 'balance and lots differ'],
    [account.lots.every((lot) => lot.remaining > 0n), 'an empty or negative lot'],
    [new Set(account.lots.map((lot) => lot.lotId)).size === account.lots.length, 'a lot twice'],
    [moved.every((entry, index) => entry.accountSeq === BigInt(index + 1)), 'a gap in seq'],
    [
      entries.every(({ reverses }) => reverses === null || entries.some((e) => e.id === reverses)),
      'an undo names an entry that does not exist',
    ],
  ];
  const invoices = [...books.invoices.values()];
  return [
    ...checks.flatMap(([holds, what]) => (holds ? [] : [what])),
    ...checkPayerBooks(storedBooks(books), digestOf).map(differenceSentence),
    ...invoices.flatMap((invoice) => invoiceFaults(books, invoice)),
  ];
}
