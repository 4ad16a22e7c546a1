import type { CalendarDate } from '../calendar-date.js';
import { refuse } from '../errors.js';
import { ownId } from '../record-id.js';

export type Receipt = {
  clubId: string;
  paymentId: string;
  /** The day of the payment itself. */
  receivedOn: CalendarDate;
  /** The day for which it is booked. */
  bookedOn: CalendarDate;
};

/**
 * Money goes back after it came, in the books as well: a report of the days in between would show it
 * gone and never received. @throws CreditError `back-before-received`
 */
export function requireReceivedBefore(on: CalendarDate, receipt: Receipt): void {
  const { clubId, receivedOn, bookedOn } = receipt;
  if (on >= receivedOn && on >= bookedOn) return;
  const paymentId = ownId(clubId, receipt.paymentId);
  const later = bookedOn > receivedOn ? { bookedOn } : {};
  refuse('back-before-received', { paymentId, receivedOn, ...later });
}
