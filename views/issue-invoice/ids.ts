import type { LineKey } from './line-keys.js';

export const issueInvoiceIds = {
  callback: 'issue-invoice',
  open: 'issue-invoice.open',
  payer: 'issue-invoice.payer',
  line: 'issue-invoice.line',
  beneficiary: 'issue-invoice.beneficiary',
  description: 'issue-invoice.description',
  amount: 'issue-invoice.amount',
  removeLine: 'issue-invoice.remove-line',
  addLine: 'issue-invoice.add-line',
  autoCollect: 'issue-invoice.auto-collect',
  due: 'issue-invoice.due',
} as const;

export const issueInvoiceTitle = 'Issue invoice';
export const issuedInvoiceTitle = 'Invoice issued';
export const issueInvoiceButton = 'Issue invoice';

/**
 * An id of its own for each person chosen as payer, so that nobody of another family stays chosen,
 * and a child that was chosen is whom the lines are for.
 */
export function beneficiaryBlockOf(key: LineKey, chosenId: string): string {
  return `${issueInvoiceIds.beneficiary}:${key}:${chosenId}`;
}

export function descriptionBlockOf(key: LineKey): string {
  return `${issueInvoiceIds.description}:${key}`;
}

export function amountBlockOf(key: LineKey): string {
  return `${issueInvoiceIds.amount}:${key}`;
}
