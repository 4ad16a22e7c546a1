import type { Account, Lot } from '../credit/account.js';
import { textCell } from '../csv-text.js';
import { amountCell, type Column, exportedFile, idCell, type Names } from './column.js';

type Row = { account: Account; lot: Lot; names: Names };

const columns: Column<Row>[] = [
  { name: 'payer_id', says: 'whose credit it is', cell: ({ account }) => idCell(account.payerId) },
  {
    name: 'payer_name',
    says: 'the payer’s name of today',
    cell: ({ account, names }) => textCell(names.get(account.payerId) ?? ''),
  },
  { name: 'currency', says: 'ISO 4217', cell: ({ account }) => account.currency },
  {
    name: 'left',
    says: 'what is not spent',
    cell: ({ account, lot }) => amountCell(lot.remaining, account.currency),
  },
  {
    name: 'source',
    says: '`credit-note`, `overpayment` or `opening`',
    cell: ({ lot }) => lot.source.kind,
  },
  {
    name: 'invoice_number',
    says: 'the invoice that it came from',
    cell: ({ lot }) => (lot.source.kind === 'opening' ? '' : idCell(lot.source.invoiceId)),
  },
  { name: 'created_on', says: 'since when it is there', cell: ({ lot }) => lot.createdOn },
  {
    name: 'expires_on',
    says: 'the last day on which it can be used',
    cell: ({ lot }) => lot.expiresOn ?? '',
  },
];

export function accountCreditFile(names: Names) {
  return exportedFile({
    name: 'ledger_account_credit.csv',
    row: 'account credit of one origin that is not spent',
    columns,
    rows: (account: Account) => account.lots.map((lot): Row => ({ account, lot, names })),
  });
}
