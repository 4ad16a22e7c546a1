import type { CalendarDate } from '../calendar-date.js';
import type { Invoice } from '../invoices/invoice.js';
import type { Refund } from '../refunds/refund.js';

/** What a payment can be told to be; `bounced` and `returned` were received first. */
export type ToldStatus = 'pending' | 'received' | 'failed' | 'bounced' | 'returned';

/** `pending` is in flight; `corrected` was typed in error and taken back (`correct-payment.ts`). */
export type PaymentStatus = ToldStatus | 'corrected';

export const toldStatuses: readonly ToldStatus[] = [
  'pending',
  'received',
  'failed',
  'bounced',
  'returned',
];

export const paymentStatuses: readonly PaymentStatus[] = [...toldStatuses, 'corrected'];

/** Money for one invoice. Amounts in minor units of the invoice's currency. */
export type Payment = {
  id: string;
  clubId: string;
  payerId: string;
  invoiceId: string;
  currency: string;
  amount: bigint;
  provider: string;
  status: PaymentStatus;
  /** Which try of this payment it is, from 1: one that failed or bounced may be tried again. */
  attempt: number;
  /** The day it was received; of one that was not, the day it was set on its way or failed. */
  receivedOn: CalendarDate;
  /** What went back when it bounced or was returned, and when; nothing while it is received. */
  reversed: bigint;
  reversedOn: CalendarDate | null;
  /** The journal entry that booked the newest receipt; null before the first. */
  receivedEntryId: string | null;
  /** What a person wrote down to find it by, as on a bank statement; left out where nothing. */
  reference?: string;
  seq: bigint;
};

/** Money that is on its way, arrived or did not. `amount` in minor units. */
export type RecordPayment = {
  paymentId: string;
  amount: bigint;
  provider: string;
  /** The day it was received, set on its way or failed: not the day on which that is typed. */
  receivedOn: CalendarDate;
  status: 'pending' | 'received' | 'failed';
  /** Left out or empty: what was written down before stays. */
  reference?: string;
};

/** Money that goes back: taken by the bank (`bounced`), or sent back while the debt stays. */
export type ReversePayment = {
  paymentId: string;
  status: 'bounced' | 'returned';
  reversedOn: CalendarDate;
  /** Minor units, where less than the whole payment goes back; null = all of it. */
  amount: bigint | null;
};

export type PaymentTold = RecordPayment | ReversePayment;

/**
 * The invoice, and the payment as it is stored; null for one not heard of before. `refunds` are all
 * that were asked for of that payment; none where it is left out.
 */
export type PaymentState = {
  invoice: Invoice;
  payment: Payment | null;
  refunds?: readonly Refund[];
  /** The day for which its receipt is booked, which is later than its own where that was closed then. */
  receiptBookedOn?: CalendarDate;
};
