export const raiseCreditIds = {
  callback: 'raise-credit',
  open: 'raise-credit.open',
  invoice: 'raise-credit.invoice',
  line: 'raise-credit.line',
  amount: 'raise-credit.amount',
  split: 'raise-credit.split',
  full: 'raise-credit.full',
  reason: 'raise-credit.reason',
  other: 'raise-credit.other',
  note: 'raise-credit.note',
  notify: 'raise-credit.notify',
} as const;

export const raiseCreditTitle = 'Raise credit';
export const raisedCreditTitle = 'Credit note created';
export const raiseCreditButton = 'Create credit note';

/** An id of its own for each invoice, so that no line of another invoice stays chosen. */
export function lineBlockOf(invoiceId: string): string {
  return `${raiseCreditIds.line}:${invoiceId}`;
}

/** Where a line of the invoice is chosen. */
export function lineIdsOf(invoiceId: string): { block: string; action: string } {
  return { block: lineBlockOf(invoiceId), action: raiseCreditIds.line };
}
