export const applyCreditIds = {
  callback: 'apply-credit',
  open: 'apply-credit.open',
  contact: 'apply-credit.contact',
  invoice: 'apply-credit.invoice',
  amount: 'apply-credit.amount',
  split: 'apply-credit.split',
  full: 'apply-credit.full',
} as const;

export const applyCreditTitle = 'Apply credit';
export const appliedCreditTitle = 'Credit applied';
export const applyCreditButton = 'Apply credit';

/** An id of its own for each payer, so that no invoice of another payer stays chosen. */
export function invoiceBlockOf(payerId: string): string {
  return `${applyCreditIds.invoice}:${payerId}`;
}

/** An id of its own for each invoice, so that its amount is filled in anew. */
export function amountBlockOf(invoiceId: string): string {
  return `${applyCreditIds.amount}:${invoiceId}`;
}
