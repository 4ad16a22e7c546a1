import type { Currency } from '../amounts/currency-table.js';
import type { CalendarDate } from '../calendar-date.js';
import type { ToldStatus } from '../payments/payment.js';
import type { BillingKind, BookingPaidBy } from '../people/club-records.js';
import type { ImportFileName } from './file-layout.js';

/**
 * Where a row stands: the file and the line on which it begins, from 1. Below a cell with a line
 * end in it a spreadsheet counts otherwise; `row` is its number then.
 */
export type Place = { file: ImportFileName; line: number; row?: number };

type Placed = { place: Place };

export type ContactRow = Placed & {
  id: string;
  name: string;
  email: string | null;
  /** Its own id for a contact that pays for itself. */
  payerId: string;
};

export type ProductRow = Placed & {
  id: string;
  name: string;
  /** Minor units of `currency`; may be 0. */
  priceMinor: bigint;
  currency: Currency;
  billing: BillingKind;
  autoCollect: boolean;
};

export type SessionRow = Placed & {
  id: string;
  productId: string;
  title: string;
  startsAt: Date;
  endsAt: Date;
};

export type EnrolmentRow = Placed & {
  contactId: string;
  productId: string;
  from: CalendarDate;
  until: CalendarDate | null;
};

/** An amount is read once the invoice's currency is known; until then it is the cell's text. */
type Unpriced = Placed & { invoiceNumber: string; amountText: string };

/** A row whose amount is known, in minor units of its invoice's currency. */
export type Priced<Row extends Unpriced> = Omit<Row, 'amountText'> & { amountMinor: bigint };

export type LineRow = Unpriced & {
  /** 1 to n without gaps on each invoice. */
  line: number;
  contactId: string;
  productId: string | null;
  description: string;
  /** Percent included in the amount, such as `20` or `17.5`. */
  taxRate: string | null;
  sessionsBilled: number | null;
  from: CalendarDate | null;
  until: CalendarDate | null;
  /** The order that this line bills. */
  orderId: string | null;
};

/** A row of `invoices.csv`, without its lines. */
export type InvoiceHeadRow = Placed & {
  number: string;
  payerId: string;
  issuedOn: CalendarDate;
  dueOn: CalendarDate;
  currency: Currency;
  autoCollect: boolean;
  voidedOn: CalendarDate | null;
};

/** One transfer for two invoices is two rows with one id. */
export type PaymentRow = Unpriced & {
  id: string;
  provider: string;
  receivedOn: CalendarDate;
  status: ToldStatus;
  /** The day on which a `bounced` or `returned` payment went back; null for others. */
  reversedOn: CalendarDate | null;
};

export type CreditNoteRow = Unpriced & {
  createdOn: CalendarDate;
  reason: string;
  /** The invoice line that is credited; null for the whole invoice. */
  line: number | null;
  voidedOn: CalendarDate | null;
  /** The other program's id, where the file has one. */
  id: string | null;
};

export type ApplicationRow = Unpriced & {
  appliedOn: CalendarDate;
  takenBackOn: CalendarDate | null;
  id: string | null;
};

/** An overpayment that became account credit. */
export type OverpaymentRow = Unpriced & { movedOn: CalendarDate; id: string | null };

/** Money that was sent back: of one payment, or (null) of the newest first. */
export type RefundRow = Unpriced & {
  refundedOn: CalendarDate;
  paymentId: string | null;
  id: string | null;
};

/** A debt, or a part of one, that was given up. */
export type WriteOffRow = Unpriced & { writtenOffOn: CalendarDate; id: string | null };

/** Account credit that was sent back as cash. */
export type PayOutRow = Placed & {
  contactId: string;
  amountMinor: bigint;
  currency: Currency;
  paidOn: CalendarDate;
  id: string | null;
};

export type OpeningCreditRow = Placed & {
  contactId: string;
  amountMinor: bigint;
  currency: Currency;
  createdOn: CalendarDate;
  /** The last day on which it can be used. */
  expiresOn: CalendarDate | null;
};

export type BookingRow = Placed & {
  sessionId: string;
  contactId: string;
  paidBy: BookingPaidBy;
  /** The invoice and its line when paid by invoice, else null. */
  invoiceNumber: string | null;
  line: number | null;
  /** The pass when paid by pass, else null. */
  passId: string | null;
};

export type OrderRow = Placed & {
  id: string;
  contactId: string;
  productId: string;
  dueOn: CalendarDate;
  amountMinor: bigint;
  currency: Currency;
};

export type PassRow = Placed & {
  id: string;
  contactId: string;
  productId: string;
  usesLeft: number;
};

/** A row of a folder that has no fault of its own. */
export type ImportRow =
  | { kind: 'contact'; row: ContactRow }
  | { kind: 'product'; row: ProductRow }
  | { kind: 'session'; row: SessionRow }
  | { kind: 'enrolment'; row: EnrolmentRow }
  | { kind: 'invoice'; row: InvoiceHeadRow }
  | { kind: 'line'; row: LineRow }
  | { kind: 'payment'; row: PaymentRow }
  | { kind: 'credit-note'; row: CreditNoteRow }
  | { kind: 'application'; row: ApplicationRow }
  | { kind: 'overpayment'; row: OverpaymentRow }
  | { kind: 'refund'; row: RefundRow }
  | { kind: 'write-off'; row: WriteOffRow }
  | { kind: 'pay-out'; row: PayOutRow }
  | { kind: 'opening'; row: OpeningCreditRow }
  | { kind: 'booking'; row: BookingRow }
  | { kind: 'order'; row: OrderRow }
  | { kind: 'pass'; row: PassRow };

/** Takes the rows of a folder one by one, file after file. */
export type ImportSink = {
  row(row: ImportRow): Promise<void>;
  /** A row with a fault: what points to its id, or stands on its invoice, gets none for that. */
  faulty(file: ImportFileName, id: string): Promise<void>;
  /** A file that could not be read to its end. */
  unreadable(file: ImportFileName): void;
};
