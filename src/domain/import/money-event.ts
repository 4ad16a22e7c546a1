import type { CalendarDate } from '../calendar-date.js';
import type {
  ApplicationRow,
  CreditNoteRow,
  ImportData,
  InvoiceRow,
  OpeningCreditRow,
  PaymentRow,
} from './import-data.js';

/** A row that moves money, as an event of its day. A void invoice's row is two events. */
export type MoneyEvent = { on: CalendarDate } & (
  | { kind: 'opening'; row: OpeningCreditRow }
  | { kind: 'invoice'; row: InvoiceRow }
  | { kind: 'payment'; row: PaymentRow }
  | { kind: 'credit-note'; row: CreditNoteRow }
  | { kind: 'application'; row: ApplicationRow }
  | { kind: 'void'; row: InvoiceRow }
);

export type MoneyRows = Pick<
  ImportData,
  'openingCredits' | 'invoices' | 'payments' | 'creditNotes' | 'applications'
>;

/** What comes first on one day: credit in hand, then debts, money, credit, its use, voids. */
const orderOfDay: Record<MoneyEvent['kind'], number> = {
  opening: 0,
  invoice: 1,
  payment: 2,
  'credit-note': 3,
  application: 4,
  void: 5,
};

/** Every money row as an event, in the order in which they are booked: by date, then by the
 * order of the day, then by their line in the file. */
export function moneyEvents(rows: MoneyRows): MoneyEvent[] {
  const events: MoneyEvent[] = [];
  for (const row of rows.openingCredits) events.push({ kind: 'opening', on: row.createdOn, row });
  for (const row of rows.invoices) {
    events.push({ kind: 'invoice', on: row.issuedOn, row });
    if (row.voidedOn !== null) events.push({ kind: 'void', on: row.voidedOn, row });
  }
  for (const row of rows.payments) events.push({ kind: 'payment', on: row.receivedOn, row });
  for (const row of rows.creditNotes) events.push({ kind: 'credit-note', on: row.createdOn, row });
  for (const row of rows.applications) events.push({ kind: 'application', on: row.appliedOn, row });
  return events.sort(inOrder);
}

function inOrder(one: MoneyEvent, other: MoneyEvent): number {
  if (one.on !== other.on) return one.on < other.on ? -1 : 1;
  const rank = orderOfDay[one.kind] - orderOfDay[other.kind];
  return rank !== 0 ? rank : one.row.place.line - other.row.place.line;
}

/** The number of the invoice to which an event belongs; an opening balance belongs to none. */
export function invoiceNumberOf(event: MoneyEvent): string | null {
  switch (event.kind) {
    case 'opening':
      return null;
    case 'invoice':
    case 'void':
      return event.row.number;
    case 'payment':
    case 'credit-note':
    case 'application':
      return event.row.invoiceNumber;
    default:
      return event satisfies never;
  }
}

/** The column that holds the day of an event. */
export const dateColumns: Record<MoneyEvent['kind'], string> = {
  opening: 'created_on',
  invoice: 'issued_on',
  payment: 'received_on',
  'credit-note': 'created_on',
  application: 'applied_on',
  void: 'voided_on',
};
