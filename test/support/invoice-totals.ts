import type { Invoice } from '../../src/domain/invoices/invoice.js';
import { type InvoiceTotals, summedAmounts } from '../../src/domain/invoices/invoice-totals.js';

/** Sums of zero, but for what is given. */
export function sumOf(currency: string, changes: Partial<InvoiceTotals> = {}): InvoiceTotals {
  return {
    ...{ currency, total: 0n, paid: 0n, creditApplied: 0n, creditedToInvoice: 0n },
    ...{
      creditedToAccount: 0n,
      refunded: 0n,
      writtenOff: 0n,
      overpaymentMoved: 0n,
      overpaymentRefunded: 0n,
    },
    ...{ outstanding: 0n, overpaid: 0n },
    ...changes,
  };
}

/** The sums of invoices, as the database sums them up. */
export function sumOfAll(invoices: readonly Invoice[]): InvoiceTotals {
  const counted = invoices.map((invoice) => {
    const { paid, overpaymentRefunded, voidedOn } = invoice;
    const refunded = invoice.refunded < paid ? invoice.refunded : paid;
    const sentBack = overpaymentRefunded + invoice.refunded;
    return voidedOn === null
      ? { ...invoice, paid: paid - refunded, refunded }
      : { ...invoice, total: 0n, refunded: 0n, overpaymentRefunded: sentBack };
  });
  const sum = (name: (typeof summedAmounts)[number]) =>
    counted.reduce((all, invoice) => all + invoice[name], 0n);
  return sumOf('GBP', Object.fromEntries(summedAmounts.map((name) => [name, sum(name)])));
}
