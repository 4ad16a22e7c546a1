import type { Promised } from '../../domain/books/promise.js';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { Envelope } from '../books/envelope.js';
import type { Desk } from '../desk.js';
import { settleRefund } from './settle-refund.js';
import type { ToldRefund } from './told-refund.js';

/** `feeMinor` is what sending it cost; `reference` may be empty. */
export type RefundDoneInput = {
  refundId: string;
  on: CalendarDate;
  feeMinor: bigint;
  reference: string;
  /** Whether the payer is mailed that it is on its way, where mail is sent. */
  notifyCustomer?: boolean;
};

/** **Mark as done**: somebody has sent the money. @throws what {@link settleRefund} throws */
export function refundDone(
  desk: Desk,
  envelope: Envelope,
  { refundId, on, feeMinor, reference, notifyCustomer = true }: RefundDoneInput,
  promised?: Promised,
): Promise<ToldRefund> {
  const told = { state: 'done', on, feeMinor, reference } as const;
  return settleRefund(desk, envelope, { refundId, told, reason: '', notifyCustomer }, promised);
}
