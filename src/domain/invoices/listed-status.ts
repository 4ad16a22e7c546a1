import { type InvoiceStatus, invoiceStatuses } from './invoice.js';

/**
 * What a list is narrowed to: a status, or a word that people use. `outstanding` is every debt
 * that can be paid now, `overdue` what of it is past its day, `paid` what has nothing left to pay,
 * `overpaid` all on which more was paid than owed, whatever else was done with it.
 */
export type ListedStatus =
  | Exclude<InvoiceStatus, 'reconciled overpaid'>
  | 'overdue'
  | 'paid'
  | 'overpaid';

/** In the order in which people are offered them. */
export const listedStatuses: readonly ListedStatus[] = [
  'outstanding',
  'overdue',
  'paid',
  'overpaid',
  ...invoiceStatuses.filter(
    (status) => status !== 'outstanding' && status !== 'reconciled overpaid',
  ),
];

/** The statuses of invoices with nothing left to pay, where nothing can be paid on them. */
export const settledStatuses: readonly InvoiceStatus[] = invoiceStatuses.filter(
  (status) => status !== 'outstanding' && status !== 'pending' && status !== 'void',
);

/** What can find something, by the statuses of what can be paid now and of all the rest. */
export function findingStatuses(held: {
  payable: readonly InvoiceStatus[];
  other: readonly InvoiceStatus[];
  overdue: boolean;
  overpaid: boolean;
}): ListedStatus[] {
  const { payable, other, overdue, overpaid } = held;
  return listedStatuses.filter((listed) => {
    if (listed === 'outstanding') return payable.length > 0;
    if (listed === 'overdue') return overdue;
    if (listed === 'overpaid') return overpaid;
    if (listed === 'paid') return other.some((status) => settledStatuses.includes(status));
    return payable.includes(listed) || other.includes(listed);
  });
}
