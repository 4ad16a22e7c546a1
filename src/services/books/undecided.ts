import { findOpenOutcomes } from '../../store/ledger/open-outcomes.js';
import type { Desk } from '../desk.js';
import type { SentBooking } from './outcomes.js';

function byOperation(bookings: readonly SentBooking[]): SentBooking[] {
  return [...new Map(bookings.map((booking) => [booking.operationId, booking])).values()];
}

/** The bookings whose outcome a process, this one or another, had to leave open. */
export async function findOpen(desk: Desk, payerId?: string): Promise<SentBooking[]> {
  const of = payerId === undefined ? {} : { payerId };
  const stored = await findOpenOutcomes(desk.store, { clubId: desk.club.id, ...of });
  const ours = desk.outcomes.open();
  return byOperation([
    ...stored.map(({ id: operationId, ...booking }) => ({ operationId, ...booking })),
    ...ours.filter((booking) => payerId === undefined || booking.payerId === payerId),
  ]);
}

/** Those, and what this process has under way for the payer at this moment. */
export async function findUndecided(desk: Desk, payerId: string): Promise<SentBooking[]> {
  const open = await findOpen(desk, payerId);
  const ours = desk.outcomes.undecided().filter((booking) => booking.payerId === payerId);
  return byOperation([...open, ...ours]);
}
