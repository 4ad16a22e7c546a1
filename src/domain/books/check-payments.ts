import type { Invoice } from '../invoices/invoice.js';
import type { Payment } from '../payments/payment.js';
import { ledgerAccount, postedTo, type UnchainedEntry } from './journal-entry.js';
import { type BooksDifference, compare } from './payer-books.js';

/** An invoice's payments, and those in flight on it, against its entries. */
export function checkPayments(
  invoice: Invoice,
  books: { payments: readonly Payment[]; entries: readonly UnchainedEntry[] },
): BooksDifference[] {
  const own = books.payments.filter((payment) => payment.invoiceId === invoice.id);
  const pending = own.filter((payment) => payment.status === 'pending');
  return [
    ...own.flatMap((payment) => {
      const booked = books.entries.filter((entry) => entry.refs.paymentId === payment.id);
      return checkPayment(payment, invoice, booked);
    }),
    ...compare('pending payments', invoice.id, {
      expected: pending.map((payment) => payment.id).sort(),
      stored: invoice.pendingPayments.map((payment) => payment.paymentId).sort(),
    }),
  ];
}

/** How much of a payment the invoice has, what went back of it, and which entry received it. */
function checkPayment(
  payment: Payment,
  invoice: Invoice,
  booked: readonly UnchainedEntry[],
): BooksDifference[] {
  const account = ledgerAccount.receivable(invoice.id);
  const { id, status, amount, reversed, receivedEntryId } = payment;
  const receipts = booked.filter((entry) => entry.kind === 'payment.received');
  const reversals = booked.filter(
    (entry) => entry.kind === 'payment.bounced' || entry.kind === 'payment.returned',
  );
  const kept = -[...receipts, ...reversals].reduce((sum, entry) => {
    return sum + postedTo(entry, account);
  }, 0n);
  const wentBack = status === 'bounced' || status === 'returned';
  const undone = new Set(reversals.map((entry) => entry.reverses));
  const could = receipts.filter((entry) => undone.has(entry.id) === wentBack);
  const names: (string | null)[] =
    status === 'received' || wentBack ? could.map((entry) => entry.id) : [null];
  return [
    ...compare('payment', id, {
      expected: status === 'received' || wentBack ? amount - reversed : 0n,
      stored: kept,
    }),
    ...compare('payment reversed', id, {
      expected: wentBack ? amount - kept : 0n,
      stored: reversed,
    }),
    ...(names.includes(receivedEntryId)
      ? []
      : compare('receipt of payment', id, { expected: names, stored: receivedEntryId })),
  ];
}
