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
 * Modals refuse tables, so a row is two paragraphs: whose it is and what for, then how it stands
 * and the amounts. It has one button beside it, since a row of buttons below would halve what is in
 * view.
 */
export function invoiceRows(rows: readonly InvoiceListRow[], club: ShownClub): SectionBlock[] {
  return rows.map((row) => section(rowText(row, club), rowButton(row)));
}

function rowText(row: InvoiceListRow, club: ShownClub): string {
  const { invoice, payerName } = row;
  const words = wordsFor(club);
  const who = [`*${safe(invoice.number)}*`, safe(payerName, 60), ...children(row)];
  const standing = `*${standingWords(invoice, words)}*`;
  return [
    [...who, ...whatFor(invoice)].join(' · '),
    [standing, days(invoice, words, club), ...rowFigures(invoice, words)].join(' · '),
  ].join('\n');
}

function children({ payerName, beneficiaryNames }: InvoiceListRow): string[] {
  if (beneficiaryNames.length === 0) return [];
  const more = beneficiaryNames.length - namedChildren;
  const shown = beneficiaryNames
    .slice(0, namedChildren)
    .map((name) => safe(withoutSurname(name, payerName), 40));
  return [[...shown, ...(more > 0 ? [`${countText(more)} more`] : [])].join(', ')];
}

/** `Asha` beside `Priya Patel` for Asha Patel: the family's name stands there already. */
function withoutSurname(name: string, payerName: string): string {
  const surname = payerName.slice(payerName.lastIndexOf(' '));
  const isFamily = surname.startsWith(' ') && name.endsWith(surname);
  return isFamily ? name.slice(0, -surname.length) : name;
}

/** The first line that is no discount, and how many more there are. */
function whatFor({ lines }: Invoice): string[] {
  const charged = lines.filter(({ amount }) => amount >= 0n);
  const first = charged[0] ?? lines[0];
  if (first === undefined) return [];
  const more = charged.length - 1;
  return [`${safe(first.description, 60)}${more > 0 ? ` and ${countText(more)} more` : ''}`];
}

function days(invoice: Invoice, { date }: Words, club: ShownClub): string {
  const { issuedOn, dueOn, voidedOn } = invoice;
  const issued = `issued ${date(issuedOn)}`;
  if (isOverdue(invoice, club.today)) return `:warning: *overdue* since ${date(dueOn)}, ${issued}`;
  return `${issued}, ${voidedOn === null ? `due ${date(dueOn)}` : `voided ${date(voidedOn)}`}`;
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
