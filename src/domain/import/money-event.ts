import type { Currency } from '../amounts/currency-table.js';
import type { CalendarDate } from '../calendar-date.js';
import type {
  ApplicationRow,
  CreditNoteRow,
  InvoiceHeadRow,
  LineRow,
  OpeningCreditRow,
  PaymentRow,
  Priced,
} from './import-data.js';

/** An invoice with its lines, in the order of their numbers; at least one. */
export type InvoiceRow = InvoiceHeadRow & { lines: Priced<LineRow>[] };

/** A row on an invoice, with the day on which that was issued and its currency. */
type OnInvoice<Row> = Row & { issuedOn: CalendarDate; currency: Currency };

/** A row that moves money. */
export type MoneyRow =
  | { kind: 'opening'; row: OpeningCreditRow }
  | { kind: 'invoice'; row: InvoiceRow }
  | { kind: 'payment'; row: OnInvoice<Priced<PaymentRow>> }
  | { kind: 'credit-note'; row: OnInvoice<Priced<CreditNoteRow>> }
  | { kind: 'application'; row: OnInvoice<Priced<ApplicationRow>> };

/** A row that moves money, as an event of its day. A void invoice's row is two events. */
export type MoneyEvent = { on: CalendarDate } & (MoneyRow | { kind: 'void'; row: InvoiceRow });

/** What comes first on one day: credit in hand, then debts, money, credit, its use, voids. */
const orderOfDay: Record<MoneyEvent['kind'], number> = {
  opening: 0,
  invoice: 1,
  payment: 2,
  'credit-note': 3,
  application: 4,
  void: 5,
};

function eventsOf(money: MoneyRow): MoneyEvent[] {
  switch (money.kind) {
    case 'opening':
      return [{ ...money, on: money.row.createdOn }];
    case 'invoice': {
      const { issuedOn, voidedOn } = money.row;
      const issued: MoneyEvent = { ...money, on: issuedOn };
      return voidedOn === null
        ? [issued]
        : [issued, { kind: 'void', row: money.row, on: voidedOn }];
    }
    case 'payment':
      return [{ ...money, on: money.row.receivedOn }];
    case 'credit-note':
      return [{ ...money, on: money.row.createdOn }];
    case 'application':
      return [{ ...money, on: money.row.appliedOn }];
    default:
      return money satisfies never;
  }
}

/** What a row says beside its day and kind, so that rows of one day have an order of their own. */
function textOf(event: MoneyEvent): string {
  const { place, ...said } = event.row;
  return JSON.stringify(said, (_field, value: unknown) =>
    typeof value === 'bigint' ? `${value}` : value,
  );
}

const naturally = new Intl.Collator('en', { numeric: true });

/**
 * Every money row as an event, in the order in which they are booked: by day, then by the order
 * of the day, then by invoice (INV-9 before INV-10), then by what they say. Where a row stands in
 * its file decides nothing, since the same club exports newest first today and last tomorrow.
 */
export function moneyEvents(rows: readonly MoneyRow[]): MoneyEvent[] {
  return rows.flatMap(eventsOf).sort((one, other) => {
    if (one.on !== other.on) return one.on < other.on ? -1 : 1;
    const rank = orderOfDay[one.kind] - orderOfDay[other.kind];
    if (rank !== 0) return rank;
    const [number, otherNumber] = [invoiceNumberOf(one) ?? '', invoiceNumberOf(other) ?? ''];
    if (number !== otherNumber)
      return naturally.compare(number, otherNumber) || compare(number, otherNumber);
    return compare(textOf(one), textOf(other));
  });
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
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
