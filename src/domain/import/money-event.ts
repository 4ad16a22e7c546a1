import type { Currency } from '../amounts/currency-table.js';
import type { CalendarDate } from '../calendar-date.js';
import { numberOrder } from '../invoices/number-order.js';
import type {
  ApplicationRow,
  CreditNoteRow,
  InvoiceHeadRow,
  LineRow,
  OpeningCreditRow,
  OverpaymentRow,
  PaymentRow,
  PayOutRow,
  Priced,
  RefundRow,
  WriteOffRow,
} from './import-data.js';

/** An invoice with its lines, in the order of their numbers; at least one. */
export type InvoiceRow = InvoiceHeadRow & { lines: Priced<LineRow>[] };

/** A row on an invoice, with the day on which that was issued and its currency. */
type OnInvoice<Row> = Row & { issuedOn: CalendarDate; currency: Currency };

/** `paymentId` is what the payment is stored under: its own id, and its invoice where it is one
 * of several of one transfer. */
export type PaymentMoneyRow = OnInvoice<Priced<PaymentRow>> & { paymentId: string };

/** A row that moves money. */
export type MoneyRow =
  | { kind: 'opening'; row: OpeningCreditRow }
  | { kind: 'invoice'; row: InvoiceRow }
  | { kind: 'payment'; row: PaymentMoneyRow }
  | { kind: 'credit-note'; row: OnInvoice<Priced<CreditNoteRow>> }
  | { kind: 'application'; row: OnInvoice<Priced<ApplicationRow>> }
  | { kind: 'overpayment'; row: OnInvoice<Priced<OverpaymentRow>> }
  | { kind: 'refund'; row: OnInvoice<Priced<RefundRow>> }
  | { kind: 'write-off'; row: OnInvoice<Priced<WriteOffRow>> }
  | { kind: 'pay-out'; row: PayOutRow };

type RowOf<Kind extends MoneyRow['kind']> = Extract<MoneyRow, { kind: Kind }>['row'];

/** What one row tells to have happened later: the end of what it told first. */
type LaterEvent =
  | { kind: 'reversal'; row: RowOf<'payment'> }
  | { kind: 'take-back'; row: RowOf<'application'> }
  | { kind: 'note-void'; row: RowOf<'credit-note'> }
  | { kind: 'void'; row: RowOf<'invoice'> };

/** A row that moves money as an event of its day, or of two days. */
export type MoneyEvent = { on: CalendarDate } & (MoneyRow | LaterEvent);

/**
 * What comes first on one day: credit in hand, then debts, money, credit and its use, what is sent
 * back or given up, and what ends any of them.
 */
const orderOfDay: Record<MoneyEvent['kind'], number> = {
  opening: 0,
  invoice: 1,
  payment: 2,
  reversal: 3,
  'credit-note': 4,
  overpayment: 5,
  application: 6,
  refund: 7,
  'write-off': 8,
  'pay-out': 9,
  'take-back': 10,
  'note-void': 11,
  void: 12,
};

function laterOf(event: LaterEvent, on: CalendarDate | null): MoneyEvent[] {
  return on === null ? [] : [{ ...event, on }];
}

function eventsOf(money: MoneyRow): MoneyEvent[] {
  switch (money.kind) {
    case 'opening':
      return [{ ...money, on: money.row.createdOn }];
    case 'invoice': {
      const { row } = money;
      return [{ ...money, on: row.issuedOn }, ...laterOf({ kind: 'void', row }, row.voidedOn)];
    }
    case 'payment': {
      const { row } = money;
      const reversal = laterOf({ kind: 'reversal', row }, row.reversedOn);
      return [{ ...money, on: row.receivedOn }, ...reversal];
    }
    case 'credit-note': {
      const { row } = money;
      const voided = laterOf({ kind: 'note-void', row }, row.voidedOn);
      return [{ ...money, on: row.createdOn }, ...voided];
    }
    case 'application': {
      const { row } = money;
      const takenBack = laterOf({ kind: 'take-back', row }, row.takenBackOn);
      return [{ ...money, on: row.appliedOn }, ...takenBack];
    }
    case 'overpayment':
      return [{ ...money, on: money.row.movedOn }];
    case 'refund':
      return [{ ...money, on: money.row.refundedOn }];
    case 'write-off':
      return [{ ...money, on: money.row.writtenOffOn }];
    case 'pay-out':
      return [{ ...money, on: money.row.paidOn }];
    default:
      return money satisfies never;
  }
}

/**
 * The day on which an event is booked among the others: its own, but that money which came before
 * the invoice it pays is on it from the day of issue.
 */
export function dayOfReplay(event: MoneyEvent): CalendarDate {
  if (event.kind !== 'payment' && event.kind !== 'reversal') return event.on;
  const { issuedOn } = event.row;
  return event.on < issuedOn ? issuedOn : event.on;
}

/** What a row says beside where it stands, so that rows of one day have an order of their own. */
function textOf(event: MoneyEvent): string {
  const { place, ...said } = event.row;
  return JSON.stringify(said, (field, value: unknown) => {
    if (field === 'place') return undefined;
    return typeof value === 'bigint' ? `${value}` : value;
  });
}

/**
 * Every money row as an event, in the order in which they are booked: by day, then by the order
 * of the day, then by invoice (INV-9 before INV-10), then by what they say. Where a row stands in
 * its file decides nothing: the same club exports newest first today and last tomorrow.
 */
export function moneyEvents(rows: readonly MoneyRow[]): MoneyEvent[] {
  return rows.flatMap(eventsOf).sort((one, other) => {
    const [day, otherDay] = [dayOfReplay(one), dayOfReplay(other)];
    if (day !== otherDay) return day < otherDay ? -1 : 1;
    const rank = orderOfDay[one.kind] - orderOfDay[other.kind];
    if (rank !== 0) return rank;
    const [number, otherNumber] = [invoiceNumberOf(one) ?? '', invoiceNumberOf(other) ?? ''];
    if (number !== otherNumber) return compare(numberOrder(number), numberOrder(otherNumber));
    return compare(textOf(one), textOf(other));
  });
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

/** The number of the invoice to which an event belongs; what has to do with account credit alone belongs to none. */
export function invoiceNumberOf(event: MoneyEvent): string | null {
  if (event.kind === 'opening' || event.kind === 'pay-out') return null;
  return 'number' in event.row ? event.row.number : event.row.invoiceNumber;
}

/** The column that holds the day of an event. */
export const dateColumns: Record<MoneyEvent['kind'], string> = {
  opening: 'created_on',
  invoice: 'issued_on',
  payment: 'received_on',
  reversal: 'reversed_on',
  'credit-note': 'created_on',
  'note-void': 'voided_on',
  overpayment: 'moved_on',
  refund: 'refunded_on',
  'write-off': 'written_off_on',
  'pay-out': 'paid_on',
  application: 'applied_on',
  'take-back': 'taken_back_on',
  void: 'voided_on',
};
