import type { CalendarDate } from '../../../domain/calendar-date.js';
import type {
  ApplicationRow,
  CreditNoteRow,
  ImportData,
  InvoiceRow,
  OpeningCreditRow,
  PaymentRow,
} from '../import-data.js';

/** One money row on its day. */
export type MoneyEvent =
  | { kind: 'opening'; on: CalendarDate; row: OpeningCreditRow }
  | { kind: 'invoice'; on: CalendarDate; row: InvoiceRow }
  | { kind: 'payment'; on: CalendarDate; row: PaymentRow }
  | { kind: 'credit-note'; on: CalendarDate; row: CreditNoteRow }
  | { kind: 'application'; on: CalendarDate; row: ApplicationRow }
  | { kind: 'void'; on: CalendarDate; row: InvoiceRow };

export type MoneyRows = Pick<
  ImportData,
  'openingCredits' | 'invoices' | 'payments' | 'creditNotes' | 'applications'
>;

/** The order of events within one day. */
const rank: Record<MoneyEvent['kind'], number> = {
  opening: 0,
  invoice: 1,
  payment: 2,
  'credit-note': 3,
  application: 4,
  void: 5,
};

function compare(one: MoneyEvent, other: MoneyEvent): number {
  if (one.on !== other.on) return one.on < other.on ? -1 : 1;
  return rank[one.kind] - rank[other.kind] || one.row.place.line - other.row.place.line;
}

/**
 * All money rows in the order in which they are replayed: by date; within a day opening balances,
 * invoices, payments, credit notes, applications, voids; then by their line in the file.
 */
export function moneyEvents(rows: MoneyRows): MoneyEvent[] {
  const events: MoneyEvent[] = [];
  for (const row of rows.openingCredits) events.push({ kind: 'opening', on: row.createdOn, row });
  for (const row of rows.invoices) {
    events.push({ kind: 'invoice', on: row.issuedOn, row });
    if (row.voidedOn !== null) events.push({ kind: 'void', on: row.voidedOn, row });
  }
  for (const row of rows.payments) events.push({ kind: 'payment', on: row.receivedOn, row });
  for (const row of rows.creditNotes) events.push({ kind: 'credit-note', on: row.createdOn, row });
  for (const row of rows.applications) {
    events.push({ kind: 'application', on: row.appliedOn, row });
  }
  return events.sort(compare);
}
