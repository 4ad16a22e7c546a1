import type { SectionBlock } from '@slack/types';
import { rowFigures } from '../../src/blocks/invoice-figures.js';
import { isOverdue, standingWords } from '../../src/blocks/invoice-standing.js';
import { button, section } from '../../src/blocks/layout.js';
import { countText, safe } from '../../src/blocks/text.js';
import { type ShownClub, type Words, wordsFor } from '../../src/blocks/words.js';
import type { Invoice } from '../../src/domain/invoices/invoice.js';
import type { InvoiceListRow } from '../../src/services/invoices/invoice-list.js';
import { invoiceDetailsIds } from '../invoice-details/ids.js';
import { raiseCreditIds } from '../raise-credit/ids.js';

/** More children than these would push the amounts out of view. */
const namedChildren = 3;

/**
 * Modals refuse tables, so a row is three lines: whose it is and what for, how it stands, the
 * amounts. It has one button beside it, since a row of buttons below would halve what is in view.
 */
export function invoiceRows(rows: readonly InvoiceListRow[], club: ShownClub): SectionBlock[] {
  return rows.map((row) => section(rowText(row, club), rowButton(row)));
}

function rowText(row: InvoiceListRow, club: ShownClub): string {
  const { invoice, payerName } = row;
  const words = wordsFor(club);
  const who = [`*${safe(invoice.number)}*`, safe(payerName, 60), ...children(row)];
  return [
    [...who, ...whatFor(invoice)].join('  ·  '),
    [`*${standingWords(invoice, words)}*`, ...days(invoice, words, club)].join('  ·  '),
    rowFigures(invoice, words).join('  ·  '),
  ].join('\n');
}

function children({ beneficiaryNames: names }: InvoiceListRow): string[] {
  if (names.length === 0) return [];
  const more = names.length - namedChildren;
  const shown = names.slice(0, namedChildren).map((name) => safe(name, 40));
  return [[...shown, ...(more > 0 ? [`${countText(more)} more`] : [])].join(', ')];
}

/** The first line that is no discount, and how many more there are. */
function whatFor({ lines }: Invoice): string[] {
  const charged = lines.filter(({ amount }) => amount >= 0n);
  const first = charged[0] ?? lines[0];
  if (first === undefined) return [];
  const more = charged.length - 1;
  return [`${safe(first.description, 60)}${more > 0 ? ` and ${countText(more)} more` : ''}`];
}

function days(invoice: Invoice, { date }: Words, club: ShownClub): string[] {
  const issued = `issued ${date(invoice.issuedOn)}`;
  if (isOverdue(invoice, club.today)) {
    return [`:warning: *overdue* since ${date(invoice.dueOn)}`, issued];
  }
  if (invoice.voidedOn !== null) return [issued, `voided ${date(invoice.voidedOn)}`];
  return [issued, `due ${date(invoice.dueOn)}`];
}

/** **Credit (RC)** where it can be done, else the way to the reason why not. */
function rowButton({ invoice, creditRefusal }: InvoiceListRow) {
  const { id: value, number } = invoice;
  if (creditRefusal !== null) {
    const spoken = `Details of ${number}`;
    return button({ text: 'Details', actionId: invoiceDetailsIds.open, value, spoken });
  }
  const spoken = `Credit (RC) on ${number}`;
  return button({ text: 'Credit (RC)', actionId: raiseCreditIds.open, value, spoken });
}
