import { formatPlainAmount } from '../../domain/amounts/money.js';
import { firstOpenDay } from '../../domain/books/closed-days.js';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { CreditError } from '../../domain/errors.js';
import type { Place } from '../../domain/import/import-data.js';
import { type ImportFault, showValue } from '../../domain/import/import-fault.js';
import { dateColumns, invoiceNumberOf, type MoneyEvent } from '../../domain/import/money-event.js';

/** One fact of a row as it is stored and as the row gives it; equal texts are no fault. */
export type Fact = {
  column: string;
  stored: string;
  given: string;
  /** Where the row is that gives the fact, if not where the event is. */
  place?: Place;
};

export const nothing = 'nothing';

/** The part of two long texts from which they differ, so that both can be told apart. */
function fromDifference(one: string, other: string): [string, string] {
  if (showValue(one) !== showValue(other)) return [showValue(one), showValue(other)];
  const [characters, others] = [[...one], [...other]];
  const start = characters.findIndex((character, index) => character !== others[index]);
  const from = start === -1 ? characters.length : start;
  const rest = (all: string[]) => showValue(`…${all.slice(from).join('')}`);
  return [rest(characters), rest(others)];
}

/**
 * The fault of a row that says something else than what is stored for it.
 * @param advice what can be done about it, in one sentence
 */
export function contradictionFault(place: Place, fact: Fact, advice: string): ImportFault {
  const [stored, given] = fromDifference(fact.stored, fact.given);
  const reason = `This is stored with "${stored}"; the row now says "${given}". ${advice}`;
  return { ...(fact.place ?? place), column: fact.column, value: given, reason };
}

/** The fault of a payer of whom an earlier import, which was stopped, booked a part. */
export function unfinishedFault(first: MoneyEvent, payerId: string): ImportFault {
  const reason = `An import of the history of ${payerId} was stopped half-way, and its last rows are not in this folder: import that folder again first.`;
  return { ...first.row.place, reason };
}

/** The fault of a row that lies before the day on which its invoice was issued. */
export function earlyFault(event: MoneyEvent, issuedOn: string): ImportFault {
  const reason = `This is before ${invoiceNumberOf(event)} was issued on ${issuedOn}; correct one of the dates.`;
  return { ...event.row.place, column: dateColumns[event.kind], value: event.on, reason };
}

/** The fault of a new row that lies in the time for which the books are closed. */
export function closedFault(event: MoneyEvent, closedUpTo: CalendarDate): ImportFault {
  const reason = `The books are closed up to ${closedUpTo}, so nothing new of that time is imported. Correct the date to ${firstOpenDay(closedUpTo)} or later, or have an admin open the books under Settings.`;
  return { ...event.row.place, column: dateColumns[event.kind], value: event.on, reason };
}

/** The fault of a new row about somebody who was forgotten; `column` is where it names them. */
export function forgottenFault(
  place: Place,
  { contactId, column }: { contactId: string; column?: string },
): ImportFault {
  const reason = `${contactId} was forgotten, so nothing new about them is kept: leave this row out. Somebody who comes back is a new contact with an id of its own.`;
  return { ...place, ...(column === undefined ? {} : { column }), value: contactId, reason };
}

type Cell = Pick<ImportFault, 'column' | 'value'>;

/** The cell that a refusal blames, as far as the row has it. */
function blamedCell(event: MoneyEvent, field: CreditError['field'], currency: string): Cell {
  const { kind, row } = event;
  if (kind === 'void' || kind === 'note-void' || kind === 'take-back' || kind === 'reversal') {
    return { column: dateColumns[kind], value: event.on };
  }
  if (field === 'amount' && 'amountMinor' in row) {
    return { column: 'amount', value: formatPlainAmount(row.amountMinor, currency) };
  }
  if (field === 'line' && kind === 'credit-note') return { column: 'line', value: `${row.line}` };
  if (field === 'invoice' && 'invoiceNumber' in row) {
    return { column: 'invoice_number', value: row.invoiceNumber };
  }
  return {};
}

/** The invoice line that is at fault where an invoice is refused for one. */
function blamedLine(event: MoneyEvent, { details }: CreditError) {
  if (event.kind !== 'invoice' || !('line' in details)) return undefined;
  return event.row.lines.find(({ line }) => line === details.line);
}

/** The fault of a row that a rule refuses on its day. */
export function refusalFault(
  event: MoneyEvent,
  error: CreditError,
  of: { currency: string; locale: string },
): ImportFault {
  const reason = `On ${event.on}: ${error.sentence(of.locale)}`;
  const line = blamedLine(event, error);
  if (line !== undefined) {
    const value = formatPlainAmount(line.amountMinor, of.currency);
    return { ...line.place, column: 'amount', value, reason };
  }
  const cell = blamedCell(event, error.field, of.currency);
  return { ...event.row.place, ...cell, reason };
}
