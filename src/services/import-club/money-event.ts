import type {
  ApplicationRow,
  CreditNoteRow,
  ImportData,
  InvoiceRow,
  OpeningCreditRow,
  PaymentRow,
  Place,
} from '../../cli/import-folder/import-data.js';
import type { CalendarDate } from '../../domain/calendar-date.js';

/** A row that moves money, as an event of its day. */
export type MoneyEvent = { on: CalendarDate; place: Place } & (
  | { kind: 'opening'; row: OpeningCreditRow }
  | { kind: 'invoice'; row: InvoiceRow }
  | { kind: 'payment'; row: PaymentRow }
  | { kind: 'credit-note'; row: CreditNoteRow }
  | { kind: 'application'; row: ApplicationRow }
  | { kind: 'void'; row: InvoiceRow; on: CalendarDate }
);

/** What comes first on one day: credit in hand, then debts, money, credit, its use, voids. */
const orderOfDay: Record<MoneyEvent['kind'], number> = {
  opening: 0,
  invoice: 1,
  payment: 2,
  'credit-note': 3,
  application: 4,
  void: 5,
};

/** Every money row as an event, in the order in which the replay books them. */
export function moneyEvents(data: ImportData): MoneyEvent[] {
  const events: MoneyEvent[] = [
    ...data.openingCredits.map(
      (row): MoneyEvent => ({ kind: 'opening', on: row.createdOn, place: row.place, row }),
    ),
    ...data.invoices.map(
      (row): MoneyEvent => ({ kind: 'invoice', on: row.issuedOn, place: row.place, row }),
    ),
    ...data.payments.map(
      (row): MoneyEvent => ({ kind: 'payment', on: row.receivedOn, place: row.place, row }),
    ),
    ...data.creditNotes.map(
      (row): MoneyEvent => ({ kind: 'credit-note', on: row.createdOn, place: row.place, row }),
    ),
    ...data.applications.map(
      (row): MoneyEvent => ({ kind: 'application', on: row.appliedOn, place: row.place, row }),
    ),
    ...data.invoices.flatMap((row): MoneyEvent[] =>
      row.voidedOn === null ? [] : [{ kind: 'void', on: row.voidedOn, place: row.place, row }],
    ),
  ];
  return events.sort(inOrder);
}

function inOrder(one: MoneyEvent, other: MoneyEvent): number {
  if (one.on !== other.on) return one.on < other.on ? -1 : 1;
  const rank = orderOfDay[one.kind] - orderOfDay[other.kind];
  return rank !== 0 ? rank : one.place.line - other.place.line;
}
