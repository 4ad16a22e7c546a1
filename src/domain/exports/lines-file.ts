import { taxIncluded } from '../amounts/money.js';
import { textCell } from '../csv-text.js';
import type { Invoice, InvoiceLine } from '../invoices/invoice.js';
import { amountCell, type Column, exportedFile, idCell, type Names } from './column.js';

type Row = { invoice: Invoice; line: InvoiceLine; names: Names };

function taxOf({ net, taxRate }: InvoiceLine): bigint {
  return taxRate === null ? 0n : taxIncluded(net, taxRate);
}

function amount(name: string, of: (line: InvoiceLine) => bigint, says: string): Column<Row> {
  return { name, says, cell: ({ invoice, line }) => amountCell(of(line), invoice.currency) };
}

const columns: Column<Row>[] = [
  { name: 'invoice_number', says: 'its invoice', cell: ({ invoice }) => textCell(invoice.number) },
  { name: 'line', says: 'its number on the invoice', cell: ({ line }) => `${line.line}` },
  { name: 'contact_id', says: 'whom it is for', cell: ({ line }) => idCell(line.beneficiaryId) },
  {
    name: 'contact_name',
    says: 'the name of today',
    cell: ({ line, names }) => textCell(names.get(line.beneficiaryId) ?? ''),
  },
  { name: 'product_id', says: 'what for', cell: ({ line }) => idCell(line.productId) },
  { name: 'description', says: 'in words', cell: ({ line }) => textCell(line.description) },
  { name: 'currency', says: 'ISO 4217', cell: ({ invoice }) => invoice.currency },
  amount('amount', (line) => line.amount, 'as billed; a discount is negative'),
  amount('discount', (line) => line.discount, 'its share of the discounts'),
  amount('price_paid', (line) => line.net, 'the amount less the discount, tax included'),
  { name: 'tax_rate', says: 'in percent', cell: ({ line }) => line.taxRate ?? '' },
  amount('tax', taxOf, 'the tax in the price paid'),
  amount('credited', (line) => line.credited, 'credit given on it'),
  amount('refunded', (line) => line.refunded, 'sent back on it'),
  amount('tax_given_back', (line) => line.taxCredited, 'the tax in what was credited or refunded'),
];

export function linesFile(names: Names) {
  return exportedFile({
    name: 'ledger_lines.csv',
    row: 'a line of an invoice',
    columns,
    rows: (invoice: Invoice) => invoice.lines.map((line): Row => ({ invoice, line, names })),
  });
}
