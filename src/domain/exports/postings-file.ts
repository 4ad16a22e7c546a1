import type { JournalEntry, Posting } from '../books/journal-entry.js';
import { readLedgerAccount } from '../books/ledger-account.js';
import { textCell } from '../csv-text.js';
import { amountCell, type Column, exportedFile, idCell, type Names } from './column.js';

type Row = { entry: JournalEntry; posting: Posting; names: Names };

const columns: Column<Row>[] = [
  {
    name: 'entry',
    says: 'the key of the entry; postings of one entry sum to zero',
    cell: ({ entry }) => textCell(entry.id),
  },
  { name: 'day', says: 'the day for which it was booked', cell: ({ entry }) => entry.occurredOn },
  {
    name: 'happened_on',
    says: 'the day on which it happened, where the books were closed for that and it was booked later',
    cell: ({ entry }) => entry.details.happenedOn ?? '',
  },
  {
    name: 'recorded_at',
    says: 'when it was booked, in universal time',
    cell: ({ entry }) => entry.recordedAt.toISOString(),
  },
  {
    name: 'kind',
    says: 'what was booked, such as `credit.raised`',
    cell: ({ entry }) => entry.kind,
  },
  {
    name: 'account',
    says: 'the ledger account, such as `receivable` or `cash`',
    cell: ({ posting }) => readLedgerAccount(posting.account)?.name ?? textCell(posting.account),
  },
  {
    name: 'account_of',
    says: 'of `receivable` the invoice, of `account-credit` the payer, of `cash` the provider',
    cell: ({ posting }) => idCell(readLedgerAccount(posting.account)?.owner),
  },
  {
    name: 'amount',
    says: 'a debit is positive, a credit negative',
    cell: ({ entry, posting }) => amountCell(posting.amount, entry.currency),
  },
  { name: 'currency', says: 'ISO 4217', cell: ({ entry }) => entry.currency },
  { name: 'payer_id', says: 'who pays', cell: ({ entry }) => idCell(entry.payerId) },
  {
    name: 'payer_name',
    says: 'the payer’s name of today',
    cell: ({ entry, names }) => textCell(names.get(entry.payerId) ?? ''),
  },
  {
    name: 'invoice_number',
    says: 'the invoice it is about',
    cell: ({ entry }) => idCell(entry.refs.invoiceId),
  },
  {
    name: 'credit_note_id',
    says: 'the credit note it is about',
    cell: ({ entry }) => idCell(entry.refs.creditNoteId),
  },
  { name: 'payment_id', says: 'the payment', cell: ({ entry }) => idCell(entry.refs.paymentId) },
  { name: 'refund_id', says: 'the refund', cell: ({ entry }) => idCell(entry.refs.refundId) },
  {
    name: 'reverses',
    says: 'the entry of which it is the opposite',
    cell: ({ entry }) => (entry.reverses === null ? '' : textCell(entry.reverses)),
  },
  {
    name: 'by',
    says: 'who did it: a person’s id in Slack, or a job',
    cell: ({ entry }) => textCell(entry.actor.id),
  },
  {
    name: 'approved_by',
    says: 'the second person',
    cell: ({ entry }) => (entry.approvedBy === undefined ? '' : textCell(entry.approvedBy.id)),
  },
  { name: 'reason', says: 'why', cell: ({ entry }) => textCell(entry.reason) },
  {
    name: 'reference',
    says: 'of a payment: what was written down to find it by',
    cell: ({ entry }) => textCell(entry.reference ?? ''),
  },
];

export function postingsFile(names: Names) {
  return exportedFile({
    name: 'ledger_postings.csv',
    row: 'a posting of a journal entry; an entry without money has no row',
    columns,
    rows: (entry: JournalEntry) =>
      entry.postings.map((posting): Row => ({ entry, posting, names })),
  });
}
