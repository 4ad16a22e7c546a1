import { textCell } from '../csv-text.js';
import type { Payment } from '../payments/payment.js';
import { amountCell, type Column, exportedFile, idCell } from './column.js';

const columns: Column<Payment>[] = [
  { name: 'id', says: 'its id', cell: ({ id }) => idCell(id) },
  { name: 'invoice_number', says: 'the invoice', cell: ({ invoiceId }) => idCell(invoiceId) },
  { name: 'payer_id', says: 'who pays', cell: ({ payerId }) => idCell(payerId) },
  {
    name: 'amount',
    says: 'all of it',
    cell: ({ amount, currency }) => amountCell(amount, currency),
  },
  {
    name: 'gone_back',
    says: 'what bounced or was returned',
    cell: ({ reversed, currency }) => amountCell(reversed, currency),
  },
  { name: 'currency', says: 'ISO 4217', cell: ({ currency }) => currency },
  { name: 'provider', says: 'how it came', cell: ({ provider }) => textCell(provider) },
  { name: 'status', says: 'such as `received` or `pending`', cell: ({ status }) => status },
  {
    name: 'received_on',
    says: 'when it came, was set on its way or failed',
    cell: ({ receivedOn }) => receivedOn,
  },
  {
    name: 'gone_back_on',
    says: 'when it bounced or was returned',
    cell: ({ reversedOn }) => reversedOn ?? '',
  },
  { name: 'reference', says: 'to find it by', cell: ({ reference }) => textCell(reference ?? '') },
];

export const paymentsFile = exportedFile({
  name: 'ledger_payments.csv',
  row: 'what of a payment is for one invoice',
  columns,
  rows: (payment: Payment) => [payment],
});
