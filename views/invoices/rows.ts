import type { KnownBlock } from '@slack/types';
import { actions, button, section } from '../../src/blocks/layout.js';
import { safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import { credited } from '../../src/domain/invoices/invoice.js';
import type { InvoiceListRow } from '../../src/services/invoices/invoice-list.js';
import { invoiceDetailsIds } from '../invoice-details/ids.js';
import { raiseCreditIds } from '../raise-credit/ids.js';

/** Modals refuse tables, so a row is two lines: who and when, then the amounts. */
export function invoiceRows(rows: readonly InvoiceListRow[], club: ShownClub): KnownBlock[] {
  return rows.flatMap((row) => [section(rowText(row, club)), ...actions(rowButtons(row))]);
}

function rowText({ invoice, payerName }: InvoiceListRow, club: ShownClub): string {
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

function rowButtons({ invoice, creditRefusal }: InvoiceListRow) {
  const details = button({
    text: 'Details',
    actionId: invoiceDetailsIds.open,
    value: invoice.id,
    spoken: `Details of ${invoice.number}`,
  });
  const raiseCredit = button({
    text: 'RC',
    actionId: raiseCreditIds.open,
    value: invoice.id,
    spoken: `Raise credit on ${invoice.number}`,
  });
  return creditRefusal === null ? [details, raiseCredit] : [details];
}
