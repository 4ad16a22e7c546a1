import type { InvoiceTotals } from '../../src/domain/invoices/invoice-totals.js';

/** Sums of zero, but for what is given. */
export function sumOf(currency: string, changes: Partial<InvoiceTotals> = {}): InvoiceTotals {
  return {
    ...{ currency, total: 0n, paid: 0n, creditApplied: 0n, creditedToInvoice: 0n },
    ...{ creditedToAccount: 0n, writtenOff: 0n, overpaymentMoved: 0n, overpaymentRefunded: 0n },
    ...{ outstanding: 0n, overpaid: 0n },
    ...changes,
  };
}
