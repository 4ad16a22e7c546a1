import type { KnownBlock } from '@slack/types';
import { actions, button, section } from '../../src/blocks/layout.js';
import { safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import { credited, type Invoice } from '../../src/domain/invoices/invoice.js';

export type InvoiceRow = {
  invoice: Invoice;
  payerName: string;
  /** Why no credit can be raised now; null when it can. */
  creditRefusal: string | null;
};

/** Used by other screens too: their buttons lead to the same places. */
export const rowIds = {
  details: 'invoice-details.open',
  raiseCredit: 'raise-credit.open',
} as const;

/** Modals refuse tables, so a row is two lines: who and when, then the amounts. */
export function invoiceRows(rows: readonly InvoiceRow[], club: ShownClub): KnownBlock[] {
  return rows.flatMap((row) => [section(rowText(row, club)), ...actions(rowButtons(row))]);
}

function rowText({ invoice, payerName }: InvoiceRow, club: ShownClub): string {
  const { money, minus, date } = wordsFor(club);
  const { currency } = invoice;
  const who = [
    `*${safe(invoice.number)}*`,
    safe(payerName),
    date(invoice.issuedOn),
    `_${invoice.status}_`,
  ];
  const amounts = [
    `Total ${money(invoice.total, currency)}`,
    `Paid ${money(invoice.paid, currency)}`,
    `Credited ${minus(credited(invoice), currency)}`,
    `Outstanding ${money(invoice.outstanding, currency)}`,
  ];
  return `${who.join('  ·  ')}\n${amounts.join('  ·  ')}`;
}

function rowButtons({ invoice, creditRefusal }: InvoiceRow) {
  const details = button({
    text: 'Details',
    actionId: rowIds.details,
    value: invoice.id,
    spoken: `Details of ${invoice.number}`,
  });
  const raiseCredit = button({
    text: 'RC',
    actionId: rowIds.raiseCredit,
    value: invoice.id,
    spoken: `Raise credit on ${invoice.number}`,
  });
  return creditRefusal === null ? [details, raiseCredit] : [details];
}
