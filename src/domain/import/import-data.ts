import type { Currency } from '../amounts/currency-table.js';
import type { CalendarDate } from '../calendar-date.js';
import type { BillingKind, BookingPaidBy } from '../people/club-records.js';
import type { ImportFileName } from './file-layout.js';

/** Where a row stands: the file, and the line on which the row begins, from 1. */
export type Place = { file: ImportFileName; line: number };

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

export type InvoiceLineRow = Placed & {
  invoiceNumber: string;
  /** 1 to n without gaps on each invoice. */
  line: number;
  contactId: string;
  productId: string | null;
  description: string;
  /** Minor units of the invoice's currency; may be 0. */
  amountMinor: bigint;
  /** Percent included in the amount, such as `20` or `17.5`. */
  taxRate: string | null;
  sessionsBilled: number | null;
  from: CalendarDate | null;
  until: CalendarDate | null;
};

export type InvoiceRow = Placed & {
  number: string;
  payerId: string;
  issuedOn: CalendarDate;
  dueOn: CalendarDate;
  currency: Currency;
  autoCollect: boolean;
  voidedOn: CalendarDate | null;
  /** In the order of their numbers; at least one. */
  lines: InvoiceLineRow[];
};

export const importedPaymentStatuses = ['received', 'pending', 'failed'] as const;
export type ImportedPaymentStatus = (typeof importedPaymentStatuses)[number];

/** Amounts of money rows are above 0, in minor units of the invoice's currency. */
export type PaymentRow = Placed & {
  id: string;
  invoiceNumber: string;
  amountMinor: bigint;
  provider: string;
  receivedOn: CalendarDate;
  status: ImportedPaymentStatus;
};

export type CreditNoteRow = Placed & {
  invoiceNumber: string;
  amountMinor: bigint;
  createdOn: CalendarDate;
  reason: string;
  /** The invoice line that is credited; null for the whole invoice. */
  line: number | null;
  /** 1, 2, … among this invoice's rows by date, then by line of the file. */
  ordinal: number;
};

export type ApplicationRow = Placed & {
  invoiceNumber: string;
  amountMinor: bigint;
  appliedOn: CalendarDate;
  /** As for credit notes. */
  ordinal: number;
};

export type OpeningCreditRow = Placed & {
  contactId: string;
  amountMinor: bigint;
  currency: Currency;
  createdOn: CalendarDate;
  /** The last day on which it can be used. */
  expiresOn: CalendarDate | null;
  /** 1, 2, … among this contact's rows of this currency by date, then by line of the file. */
  ordinal: number;
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

/**
 * A row that points to something outside the folder: it has to be stored already. A `payer` is a
 * contact that pays for itself; an `invoice-line` also carries the line of that invoice and the
 * contact for whom the line is.
 */
export type ExternalReference = Placed & {
  kind: 'contact' | 'payer' | 'product' | 'session' | 'invoice' | 'invoice-line' | 'pass';
  id: string;
  invoiceLine: { line: number; contactId: string } | null;
  column: string;
};

/** A whole folder, checked. A file that is not there is an empty list. */
export type ImportData = {
  contacts: ContactRow[];
  products: ProductRow[];
  sessions: SessionRow[];
  enrolments: EnrolmentRow[];
  invoices: InvoiceRow[];
  payments: PaymentRow[];
  creditNotes: CreditNoteRow[];
  applications: ApplicationRow[];
  openingCredits: OpeningCreditRow[];
  bookings: BookingRow[];
  orders: OrderRow[];
  passes: PassRow[];
  /** To be found in the database before anything is written, or refused at their place. */
  externalReferences: ExternalReference[];
  /** Sentences about files that are not read. */
  warnings: string[];
};
