import { textCell } from '../csv-text.js';
import type { Invoice, InvoiceAmounts } from '../invoices/invoice.js';
import { amountCell, type Column, exportedFile, idCell, type Names } from './column.js';

type Row = { invoice: Invoice; names: Names };

function amount(
  name: string,
  of: keyof InvoiceAmounts | 'outstanding' | 'overpaid',
  says: string,
): Column<Row> {
  return { name, says, cell: ({ invoice }) => amountCell(invoice[of], invoice.currency) };
}

const columns: Column<Row>[] = [
  { name: 'number', says: 'its number', cell: ({ invoice }) => textCell(invoice.number) },
  { name: 'payer_id', says: 'who pays', cell: ({ invoice }) => idCell(invoice.payerId) },
  {
    name: 'payer_name',
    says: 'the payer’s name of today',
    cell: ({ invoice, names }) => textCell(names.get(invoice.payerId) ?? ''),
  },
  { name: 'issued_on', says: 'its day', cell: ({ invoice }) => invoice.issuedOn },
  { name: 'due_on', says: 'when it is to be paid', cell: ({ invoice }) => invoice.dueOn },
  {
    name: 'voided_on',
    says: 'when it was voided',
    cell: ({ invoice }) => invoice.voidedOn ?? '',
  },
  { name: 'status', says: 'as the list shows it', cell: ({ invoice }) => invoice.status },
  {
    name: 'auto_collect',
    says: '`yes` or `no`',
    cell: ({ invoice }) => (invoice.autoCollect ? 'yes' : 'no'),
  },
  { name: 'currency', says: 'ISO 4217', cell: ({ invoice }) => invoice.currency },
  amount('total', 'total', 'the sum of its lines'),
  amount('paid', 'paid', 'money received, less what bounced or was returned'),
  amount('paid_by_credit', 'creditApplied', 'account credit spent on it'),
  amount('credited_to_invoice', 'creditedToInvoice', 'credit notes that lowered its debt'),
  amount('credited_to_account', 'creditedToAccount', 'credit notes that became account credit'),
  amount('refunded', 'refunded', 'sent back, and credited on it'),
  amount('overpayment_moved', 'overpaymentMoved', 'overpaid, and now account credit'),
  amount('overpayment_refunded', 'overpaymentRefunded', 'overpaid, and sent back'),
  amount('written_off', 'writtenOff', 'given up as a debt'),
  amount('outstanding', 'outstanding', 'left to pay'),
  amount('overpaid', 'overpaid', 'paid above what is owed'),
];

export function invoicesFile(names: Names) {
  return exportedFile({
    name: 'ledger_invoices.csv',
    row: 'an invoice, with its amounts as they stand',
    columns,
    rows: (invoice: Invoice): Row[] => [{ invoice, names }],
  });
}
