import type { SectionBlock } from '@slack/types';
import { rowFigures } from '../../src/blocks/invoice-figures.js';
import { isOverdue, shortStanding } from '../../src/blocks/invoice-standing.js';
import { button, section } from '../../src/blocks/layout.js';
import { countText, safe } from '../../src/blocks/text.js';
import { type ShownClub, type Words, wordsFor } from '../../src/blocks/words.js';
import type { Invoice } from '../../src/domain/invoices/invoice.js';
import type { InvoiceListRow } from '../../src/services/invoices/invoice-list.js';
import { invoiceDetailsIds } from '../invoice-details/ids.js';
import { raiseCreditIds } from '../raise-credit/ids.js';

/** More children than these would push the amounts out of view. */
const namedChildren = 3;

/** What one line of a row holds, about: a modal of Slack is 520 pixels wide, less the button. */
const lineChars = 45;
/** Of what it is for so much is said at least, though the line goes on below. */
const leastWhatFor = 8;

/**
 * Modals refuse tables, so a row is two lines, of which eight stand in view: whose it is, then how it
 * stands with its amounts, its day and what it is for. It has one button beside it.
 */
export function invoiceRows(rows: readonly InvoiceListRow[], club: ShownClub): SectionBlock[] {
  return rows.map((row) => section(rowText(row, club), rowButton(row)));
}

function rowText(row: InvoiceListRow, club: ShownClub): string {
  const { invoice, payerName } = row;
  const words = wordsFor(club);
  const who = [`*${safe(invoice.number)}*`, safe(payerName, 60), ...children(row)];
  const amounts = rowFigures(invoice, words);
  const stands = [`*${shortStanding(invoice, words)}*`, ...amounts, day(invoice, words, club)];
  const [first, second] = [roomAfter(who), roomAfter(stands)];
  const room = Math.max(first, second);
  const what = whatFor(invoice, room < leastWhatFor ? lineChars : room);
  // Where more of it has room, so that it takes no line of its own.
  const lines = first > second ? [[...who, ...what], stands] : [who, [...stands, ...what]];
  return lines.map((parts) => parts.join(' · ')).join('\n');
}

/** What goes on its line behind these, in characters, about. */
function roomAfter(parts: readonly string[]): number {
  const seen = parts.join(' · ').replaceAll(/[*`]/g, '').replaceAll(/:\w+:/g, '!!!');
  const taken = seen.length % lineChars || lineChars;
  return Math.max(lineChars - taken - ' · '.length, 0);
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

/**
 * The first line that is no discount, and how many more there are; cut where its line ends, since
 * the details have all of it.
 */
function whatFor({ lines }: Invoice, room: number): string[] {
  const charged = lines.filter(({ amount }) => amount >= 0n);
  const first = charged[0] ?? lines[0];
  if (first === undefined) return [];
  const more = charged.length > 1 ? ` +${countText(charged.length - 1)}` : '';
  return [`${safe(first.description, room - more.length)}${more}`];
}

/** When it is due: the list stands in the order of issue, and the details have both days. */
function day(invoice: Invoice, { date }: Words, club: ShownClub): string {
  const { dueOn, voidedOn } = invoice;
  if (isOverdue(invoice, club.today)) return `:warning: *overdue* ${date(dueOn)}`;
  return voidedOn === null ? `due ${date(dueOn)}` : `voided ${date(voidedOn)}`;
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
