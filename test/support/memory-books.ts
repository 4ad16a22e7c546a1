import { chained } from '../../src/domain/books/chain.js';
import { checkChain } from '../../src/domain/books/check-chain.js';
import { type JournalEntry, ledgerAccount } from '../../src/domain/books/journal-entry.js';
import type { Change, Plan } from '../../src/domain/books/plan.js';
import { type Account, emptyAccount, sumOfLots } from '../../src/domain/credit/account.js';
import type { CreditNote } from '../../src/domain/credit/credit-note.js';
import { type Invoice, lineCreditable, receivable } from '../../src/domain/invoices/invoice.js';
import { taxIncluded } from '../../src/domain/invoices/tax-included.js';
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
  const { entry } = plan;
  if (entry !== null && books.entries.some(({ id }) => id === entry.id)) {
    throw new Error(`${entry.id} was booked before`);
  }
  const after: MemoryBooks = {
    account: plan.account?.after ?? books.account,
    invoices: new Map(books.invoices),
    notes: new Map(books.notes),
    payments: new Map(books.payments),
    entries: entry === null ? books.entries : [...books.entries, entry],
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

function invoiceFaults(books: MemoryBooks, invoice: Invoice): string[] {
  const { id, lines } = invoice;
  const sum = (values: bigint[]) => values.reduce((total, value) => total + value, 0n);
  const owed = receivable(invoice);
  const ofLines = sum(lines.map(lineCreditable));
  const left = invoice.voidedOn === null ? ofLines : 0n;
  const given = invoice.creditedToInvoice + invoice.creditedToAccount;
  const notes = [...books.notes.values()].filter((note) => note.invoiceId === id);
  const standing = notes.map((note) => note.amount - note.voidedToInvoice - note.voidedToAccount);
  const checks: [boolean, string][] = [
    [postedTo(books.entries, ledgerAccount.receivable(id)) === owed, 'receivable'],
    [invoice.outstanding === (invoice.voidedOn === null && owed > 0n ? owed : 0n), 'outstanding'],
    [invoice.overpaid === (owed < 0n ? -owed : 0n), 'overpaid'],
    [left >= 0n && invoice.total - given - invoice.refunded === ofLines, 'caps'],
    [sum(standing) === given, 'credited'],
    [invoice.creditApplied >= 0n && invoice.paid >= 0n, 'negative'],
  ];
  const faults = checks.flatMap(([holds, what]) => (holds ? [] : [`${id}: ${what}`]));
  return [...faults, ...lines.flatMap((line) => lineFaults(notes, line).map((f) => `${id}: ${f}`))];
}

function lineFaults(notes: readonly CreditNote[], line: Invoice['lines'][number]): string[] {
  const charged = line.taxRate === null ? 0n : taxIncluded(line.amount, line.taxRate);
  const shares = notes.flatMap((note) => note.lines.filter((share) => share.line === line.line));
  const tax = shares.reduce((sum, share) => sum + share.tax - share.voidedTax, 0n);
  const checks: [boolean, string][] = [
    [line.credited >= 0n && line.credited <= line.amount, 'line credited'],
    [line.taxCredited >= 0n && line.taxCredited <= charged, 'line tax'],
    [line.taxCredited <= line.credited, 'line tax above credit'],
    [line.credited !== line.amount || line.taxCredited === charged, 'tax of a whole line'],
    [tax === line.taxCredited, 'tax of notes'],
    [shares.every((share) => share.tax >= 0n && share.tax <= share.amount), 'tax of a share'],
    [shares.every((share) => share.voidedTax <= share.voided), 'voided tax of a share'],
  ];
  return checks.flatMap(([holds, what]) => (holds ? [] : [`${what} ${line.line}`]));
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
  const chain = checkChain({ entries, invoices, accounts: [account] }, digestOf);
  return [
    ...checks.flatMap(([holds, what]) => (holds ? [] : [what])),
    ...chain.map(({ what, id }) => `${id}: ${what}`),
    ...invoices.flatMap((invoice) => invoiceFaults(books, invoice)),
  ];
}
