import type { CalendarDate } from '../calendar-date.js';

/** `pending` is in flight; `bounced` and `returned` were received first. */
export type PaymentStatus = 'pending' | 'received' | 'failed' | 'bounced' | 'returned';

/** Money for one invoice. `amount` in minor units of the invoice's currency. */
export type Payment = {
  id: string;
  clubId: string;
  payerId: string;
  invoiceId: string;
  currency: string;
  amount: bigint;
  provider: string;
  status: PaymentStatus;
  /** The day it was received, or set on its way while pending. */
  receivedOn: CalendarDate;
  seq: bigint;
};
