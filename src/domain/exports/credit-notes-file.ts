import type { CreditNote } from '../credit/credit-note.js';
import { textCell } from '../csv-text.js';
import { amountCell, type Column, exportedFile, idCell, type Names } from './column.js';

type Share = CreditNote['lines'][number];
type Row = { note: CreditNote; share: Share; names: Names };

function amount(name: string, of: (row: Row) => bigint, says: string): Column<Row> {
  return { name, says, cell: (row) => amountCell(of(row), row.note.currency) };
}

const columns: Column<Row>[] = [
  { name: 'number', says: 'its number', cell: ({ note }) => textCell(note.number) },
  { name: 'invoice_number', says: 'its invoice', cell: ({ note }) => textCell(note.invoiceNumber) },
  {
    name: 'line',
    says: 'the line of the invoice that this part is of',
    cell: ({ share }) => `${share.line}`,
  },
  { name: 'payer_id', says: 'who pays', cell: ({ note }) => idCell(note.payerId) },
  {
    name: 'payer_name',
    says: 'the payer’s name of today',
    cell: ({ note, names }) => textCell(names.get(note.payerId) ?? ''),
  },
  { name: 'created_on', says: 'its day', cell: ({ note }) => note.createdOn },
  { name: 'currency', says: 'ISO 4217', cell: ({ note }) => note.currency },
  amount('amount', ({ share }) => share.amount, 'given on this line, tax included'),
  amount('tax', ({ share }) => share.tax, 'the tax in it'),
  amount('voided', ({ share }) => share.voided, 'what of it was voided again'),
  amount('tax_voided', ({ share }) => share.voidedTax, 'the tax in that'),
  amount(
    'note_to_invoice',
    ({ note }) => note.toInvoice,
    'what of the whole note paid the invoice',
  ),
  amount('note_to_account', ({ note }) => note.toAccount, 'what of it became account credit'),
  { name: 'reason', says: 'why', cell: ({ note }) => textCell(note.reason) },
  {
    name: 'note_to_customer',
    says: 'what was written to the customer',
    cell: ({ note }) => textCell(note.noteToCustomer),
  },
  { name: 'by', says: 'who gave it', cell: ({ note }) => textCell(note.createdBy.id) },
];

export function creditNotesFile(names: Names) {
  return exportedFile({
    name: 'ledger_credit_notes.csv',
    row: 'what a credit note gives on one line of its invoice',
    columns,
    rows: (note: CreditNote) => note.lines.map((share): Row => ({ note, share, names })),
  });
}
