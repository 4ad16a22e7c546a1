import { chained, chainedInTurn } from '../../src/domain/books/chain.js';
import { checkPayerBooks } from '../../src/domain/books/check-books.js';
import { differenceSentence } from '../../src/domain/books/difference.js';
import { type JournalEntry, ledgerAccount } from '../../src/domain/books/journal-entry.js';
import type { PayerBooks } from '../../src/domain/books/payer-books.js';
import {
  type ChainedPlan,
  type Change,
  entriesOf,
  type Plan,
} from '../../src/domain/books/plan.js';
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
import { cashOfPayments } from '../../src/domain/refunds/payment-cash.js';
import { isStanding, type Refund } from '../../src/domain/refunds/refund.js';
import { digestOf } from '../../src/store/ledger/digest.js';
import { owner } from './rules.js';

/** The ledger of one payer in memory: plans go in, and every invariant can be asked of it. */
export type MemoryBooks = {
  account: Account;
  invoices: Map<string, Invoice>;
  notes: Map<string, CreditNote>;
  payments: Map<string, Payment>;
  refunds: Map<string, Refund>;
  entries: JournalEntry[];
};

export function emptyBooks(): MemoryBooks {
  return {
    account: emptyAccount(owner),
    invoices: new Map(),
    notes: new Map(),
    payments: new Map(),
    refunds: new Map(),
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
  return bookChained(books, chained(made, digestOf));
}

/** Books the plans of one act. */
export function bookTogether(books: MemoryBooks, plans: readonly Plan[]): MemoryBooks {
  return chainedInTurn(plans, digestOf).reduce(bookChained, books);
}

function bookChained(books: MemoryBooks, plan: ChainedPlan): MemoryBooks {
  const entries = entriesOf(plan);
  for (const { id } of entries) {
    if (books.entries.some((entry) => entry.id === id)) throw new Error(`${id} was booked before`);
  }
  const after: MemoryBooks = {
    account: plan.account?.after ?? books.account,
    invoices: new Map(books.invoices),
    notes: new Map(books.notes),
    payments: new Map(books.payments),
    refunds: new Map(books.refunds),
    entries: [...books.entries, ...entries],
  };
  store(after.invoices, plan.invoice);
  store(after.payments, plan.payment);
  for (const change of plan.creditNotes) store(after.notes, change);
  for (const change of plan.refunds ?? []) store(after.refunds, change);
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
  const refunds = [...books.refunds.values()].filter((one) => one.invoiceId === id);
  const sent = (of: Refund['of']) =>
    sum(refunds.filter((one) => one.of === of && isStanding(one)).map(({ amount }) => amount));
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
    [sent('payment') === invoice.refunded, 'refunded'],
    [sent('overpayment') === invoice.overpaymentRefunded, 'overpayment refunded'],
    ...cashChecks(books, invoice),
    [invoice.creditApplied >= 0n && invoice.paid >= 0n, 'negative'],
  ];
  const faults = checks.flatMap(([holds, what]) => (holds ? [] : [`${id}: ${what}`]));
  const onLines = { notes, refunds: refunds.filter(isStanding), isVoid: invoice.voidedOn !== null };
  return [
    ...faults,
    ...lines.flatMap((line) => lineFaults(onLines, line).map((f) => `${id}: ${f}`)),
  ];
}

/** What the payments hold is what was paid; of none goes back more than was received. */
function cashChecks(books: MemoryBooks, { id, paid }: Invoice): [boolean, string][] {
  const cash = cashOfPayments(books.entries.filter(({ refs }) => refs.invoiceId === id));
  const held = cash.reduce((sum, one) => sum + one.held, 0n);
  return [
    [held === paid, 'held and paid'],
    [cash.every(({ moved, refunded }) => moved >= 0n && refunded >= 0n), 'negative cash'],
    // Of one that went back, whatever was refunded before went out twice.
    [
      cash.every(({ payment, refunded }) => refunded <= payment.amount),
      'refunded beyond what was received',
    ],
  ];
}

type Given = { notes: readonly CreditNote[]; refunds: readonly Refund[]; isVoid: boolean };

function lineFaults({ notes, refunds, isVoid }: Given, line: Invoice['lines'][number]): string[] {
  const charged = line.taxRate === null ? 0n : taxIncluded(line.net, line.taxRate);
  const shares = notes.flatMap((note) => note.lines.filter((share) => share.line === line.line));
  const ofNotes = shares.reduce((sum, share) => sum + share.tax - share.voidedTax, 0n);
  const sent = refunds.flatMap((refund) => refund.lines.filter((one) => one.line === line.line));
  const ofRefunds = sent.reduce((sum, share) => sum + share.tax, 0n);
  const tax = isVoid ? ofNotes : ofNotes + ofRefunds;
  const given = line.credited + line.refunded;
  const checks: [boolean, string][] = [
    [line.credited >= 0n && line.refunded >= 0n && given <= line.net, 'line credited'],
    [sent.reduce((sum, share) => sum + share.amount, 0n) === line.refunded, 'line refunded'],
    [line.taxCredited >= 0n && line.taxCredited <= charged, 'line tax'],
    [line.taxCredited <= given, 'line tax above credit'],
    [line.net === line.amount - line.discount && line.net >= 0n, 'net of a line'],
    [isVoid || given !== line.net || line.taxCredited === charged, 'tax of a whole line'],
    [tax === line.taxCredited, 'tax of notes'],
    [sent.every((share) => share.tax >= 0n && share.tax <= share.amount), 'tax of a refund'],
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
    refunds: [...books.refunds.values()],
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
