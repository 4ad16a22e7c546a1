export const raiseCreditIds = {
  callback: 'raise-credit',
  open: 'raise-credit.open',
  invoice: 'raise-credit.invoice',
  line: 'raise-credit.line',
  amount: 'raise-credit.amount',
  reason: 'raise-credit.reason',
  note: 'raise-credit.note',
  notify: 'raise-credit.notify',
} as const;

export const raiseCreditTitle = 'Raise credit';
export const raiseCreditButton = 'Create credit note';

/** An id of its own for each invoice, so that no line of another invoice stays chosen. */
export function lineBlockOf(invoiceId: string): string {
  return `${raiseCreditIds.line}:${invoiceId}`;
}

export const wholeInvoice = 'whole';
