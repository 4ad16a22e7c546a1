import { textCell } from '../csv-text.js';
import type { Refund } from '../refunds/refund.js';
import { amountCell, type Column, exportedFile, idCell } from './column.js';

const columns: Column<Refund>[] = [
  { name: 'id', says: 'its id', cell: ({ id }) => idCell(id) },
  {
    name: 'of',
    says: '`payment`, `overpayment` or `account-credit` (paid out)',
    cell: (refund) => refund.of,
  },
  { name: 'invoice_number', says: 'the invoice', cell: ({ invoiceId }) => idCell(invoiceId) },
  { name: 'payment_id', says: 'the payment', cell: ({ paymentId }) => idCell(paymentId) },
  { name: 'payer_id', says: 'who gets it', cell: ({ payerId }) => idCell(payerId) },
  {
    name: 'amount',
    says: 'what is sent back',
    cell: ({ amount, currency }) => amountCell(amount, currency),
  },
  {
    name: 'fee',
    says: 'what sending it cost',
    cell: ({ fee, currency }) => amountCell(fee, currency),
  },
  { name: 'currency', says: 'ISO 4217', cell: ({ currency }) => currency },
  { name: 'provider', says: 'who sends it', cell: ({ provider }) => textCell(provider) },
  { name: 'state', says: '`asked`, `waiting`, `done` or `failed`', cell: ({ state }) => state },
  { name: 'asked_on', says: 'when it was asked for', cell: ({ askedOn }) => askedOn },
  {
    name: 'settled_on',
    says: 'when it was done or failed',
    cell: ({ settledOn }) => settledOn ?? '',
  },
  { name: 'reason', says: 'why', cell: ({ reason }) => textCell(reason) },
  { name: 'reference', says: 'to find it by', cell: ({ reference }) => textCell(reference) },
  { name: 'by', says: 'who asked for it', cell: ({ askedBy }) => textCell(askedBy.id) },
];

export const refundsFile = exportedFile({
  name: 'ledger_refunds.csv',
  row: 'money sent back, or to be sent back',
  columns,
  rows: (refund: Refund) => [refund],
});
