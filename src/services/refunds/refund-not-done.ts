import type { Promised } from '../../domain/books/promise.js';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { Envelope } from '../books/envelope.js';
import type { Desk } from '../desk.js';
import { settleRefund } from './settle-refund.js';
import type { ToldRefund } from './told-refund.js';

export type RefundNotDoneInput = { refundId: string; on: CalendarDate; reason: string };

/**
 * **Could not be done**: everything is put back, also of one that was done and came back.
 * @throws what {@link settleRefund} throws
 */
export function refundNotDone(
  desk: Desk,
  envelope: Envelope,
  { refundId, on, reason }: RefundNotDoneInput,
  promised?: Promised,
): Promise<ToldRefund> {
  return settleRefund(
    desk,
    envelope,
    { refundId, told: { state: 'failed', on }, reason },
    promised,
  );
}
