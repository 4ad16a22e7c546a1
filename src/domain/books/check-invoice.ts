import { applicationAmount } from '../credit/take-back-credit.js';
import { attempt } from '../errors.js';
import { type Discounted, spreadDiscounts } from '../invoices/discounts.js';
import { derive, type Invoice, type InvoiceAmounts, receivable } from '../invoices/invoice.js';
import { checkNote } from './check-note.js';
import { checkPayments } from './check-payments.js';
import { type JournalEntry, ledgerAccount, postedTo } from './journal-entry.js';
import { type BooksDifference, compare, type PayerBooks } from './payer-books.js';

/** What one entry does to an invoice's amounts. */
function effectOf(entry: JournalEntry, owed: bigint): Partial<InvoiceAmounts> {
  const { toInvoice = 0n, toAccount = 0n } = entry.details;
  switch (entry.kind) {
    case 'invoice.issued':
      return { total: owed };
    case 'payment.received':
    case 'payment.bounced':
    case 'payment.returned':
    case 'payment.corrected':
      return { paid: -owed };
    case 'credit.raised':
      return { creditedToInvoice: toInvoice, creditedToAccount: toAccount };
    case 'credit.voided':
      return { creditedToInvoice: -toInvoice, creditedToAccount: -toAccount };
    case 'credit.applied':
      return { creditApplied: applicationAmount(entry) };
    case 'credit.unapplied':
      return { creditApplied: -applicationAmount(entry) };
    case 'invoice.written-off':
    case 'invoice.recovered':
      return { writtenOff: -owed };
    case 'overpayment.moved':
    case 'overpayment.returned':
      return { overpaymentMoved: owed };
    case 'overpayment.refunded':
      return { overpaymentRefunded: owed };
    case 'refund.asked':
      return { refunded: postedTo(entry, ledgerAccount.creditNotes) };
    case 'refund.failed':
      // The opposite of what was asked: a refund of a payment, or of an overpayment.
      return {
        refunded: postedTo(entry, ledgerAccount.creditNotes),
        overpaymentRefunded: owed,
      };
    // Only moves what is due to cash: the asking changed the invoice.
    case 'refund.paid':
    case 'invoice.voided':
      return voidEffect(entry);
    case 'credit.opened':
    case 'credit.withdrawn':
    case 'credit.expired':
    case 'credit.paid-out':
      return {};
    default:
      return entry.kind satisfies never;
  }
}

function voidEffect(entry: JournalEntry): Partial<InvoiceAmounts> {
  const notes = entry.details.notes ?? [];
  return {
    creditApplied: -applicationAmount(entry),
    creditedToInvoice: -notes.reduce((sum, note) => sum + note.amount, 0n),
    writtenOff: postedTo(entry, ledgerAccount.writeOffs),
  };
}

const amountFields = [
  'total',
  'paid',
  'creditApplied',
  'creditedToInvoice',
  'creditedToAccount',
  'refunded',
  'overpaymentMoved',
  'overpaymentRefunded',
  'writtenOff',
] as const;

/** An invoice's amounts, debt, status, lines, notes and payments against its entries. */
export function checkInvoice(invoice: Invoice, books: PayerBooks): BooksDifference[] {
  const entries = books.entries.filter((entry) => entry.refs.invoiceId === invoice.id);
  const account = ledgerAccount.receivable(invoice.id);
  const effects = entries.map((entry) => effectOf(entry, postedTo(entry, account)));
  const amounts = amountFields.flatMap((field) => {
    const expected = effects.reduce((sum, effect) => sum + (effect[field] ?? 0n), 0n);
    return compare(`invoice ${field}`, invoice.id, { expected, stored: invoice[field] });
  });
  const owed = entries.reduce((sum, entry) => sum + postedTo(entry, account), 0n);
  const voids = entries.filter((entry) => entry.kind === 'invoice.voided').length;
  const notes = books.notes.filter((note) => note.invoiceId === invoice.id);
  return [
    ...amounts,
    ...compare('receivable', invoice.id, { expected: owed, stored: receivable(invoice) }),
    ...compare('invoice void', invoice.id, {
      expected: voids === 1,
      stored: invoice.voidedOn !== null,
    }),
    ...checkDerived(invoice),
    ...checkLines(invoice),
    ...compare('credit note count', invoice.id, {
      expected: notes.length,
      stored: invoice.creditNoteCount,
    }),
    ...notes.flatMap((note) => checkNote(note, { invoice, entries })),
    ...checkPayments(invoice, { payments: books.payments, entries }),
  ];
}

function checkDerived(invoice: Invoice): BooksDifference[] {
  const derived = derive(invoice);
  return (['outstanding', 'overpaid', 'status', 'pendingPayment'] as const).flatMap((field) =>
    compare(`invoice ${field}`, invoice.id, { expected: derived[field], stored: invoice[field] }),
  );
}

/** What each line has of the discounts follows from the lines as they were issued. */
function checkDiscounts(invoice: Invoice): BooksDifference[] {
  const text = (lines: readonly Discounted[]) =>
    lines.map(({ discount, net }) => `${discount}/${net}`).join(' ');
  const { result, refusal } = attempt(() => spreadDiscounts(invoice.lines, invoice), 'en');
  const expected = result === null ? refusal : text(result);
  return compare('line discounts', invoice.id, { expected, stored: text(invoice.lines) });
}

function checkLines(invoice: Invoice): BooksDifference[] {
  const sum = (field: 'amount' | 'credited' | 'refunded') =>
    invoice.lines.reduce((total, line) => total + line[field], 0n);
  const credited = invoice.creditedToInvoice + invoice.creditedToAccount;
  return [
    ...compare('lines', invoice.id, { expected: invoice.total, stored: sum('amount') }),
    ...checkDiscounts(invoice),
    ...compare('lines credited', invoice.id, { expected: credited, stored: sum('credited') }),
    ...compare('lines refunded', invoice.id, {
      expected: invoice.refunded,
      stored: sum('refunded'),
    }),
  ];
}
