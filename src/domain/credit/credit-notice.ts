import type { CalendarDate } from '../calendar-date.js';
import type { Settled } from './settled.js';

/** Told to the finance channel, and by mail to the payer where that was chosen. Minor units. */
export type CreditRaisedNotice = {
  kind: 'credit-raised';
  noteNumber: string;
  invoiceNumber: string;
  payerId: string;
  amount: bigint;
  toInvoice: bigint;
  toAccount: bigint;
  currency: string;
  /** How the invoice stands after it; rows of earlier versions name the status only. */
  status: string;
  outstanding?: bigint;
  overpaid?: bigint;
  balance: bigint | null;
  /** What of `toAccount` was used at once on other invoices; left out where nothing was. */
  settled?: Settled[];
  /** The last day of what is left of it as account credit; left out where it never expires. */
  creditUntil?: CalendarDate;
  /** Of the club itself; it is in no mail. */
  reason: string;
  /** The club's words to the customer; nothing or '' = none. */
  noteToCustomer?: string;
  byUserId: string;
};

/** Credit that a person used, or took back; `byUserId` is `customer` where the payer did it. */
export type CreditUsedByHandNotice = {
  kind: 'credit-applied' | 'credit-taken-back';
  invoiceNumber: string;
  payerId: string;
  amount: bigint;
  /** The part of what was taken back that came back expired. */
  expired?: bigint;
  currency: string;
  outstanding: bigint;
  /** Of one that an earlier version stored it is not known. */
  overpaid?: bigint;
  balance: bigint;
  byUserId: string;
};

export type CreditWithdrawnNotice = {
  kind: 'credit-withdrawn';
  payerId: string;
  amount: bigint;
  currency: string;
  balance: bigint;
  reason: string;
  byUserId: string;
};

export type CreditNoteVoidedNotice = {
  kind: 'credit-note-voided';
  noteNumber: string;
  invoiceNumber: string;
  payerId: string;
  fromInvoice: bigint;
  fromAccount: bigint;
  currency: string;
  outstanding: bigint;
  /** Of one that an earlier version stored it is not known. */
  overpaid?: bigint;
  byUserId: string;
};

/** What happens to credit because a person did something. */
export type CreditNotice =
  | CreditRaisedNotice
  | CreditUsedByHandNotice
  | CreditWithdrawnNotice
  | CreditNoteVoidedNotice;
