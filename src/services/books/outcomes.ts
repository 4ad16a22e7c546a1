import type { JournalEntry } from '../../domain/books/journal-entry.js';

/** A form's booking as it was sent to the database; all of its entries in one transaction. */
export type SentBooking = {
  operationId: string;
  payerId: string;
  /** Null when no person is to be told. */
  userId: string | null;
  entries: readonly JournalEntry[];
  sentAt: Date;
};

/** What a person is to be told, and could not be stored yet. */
export type Untold = {
  operationId: string;
  isRefusal: boolean;
  userId: string;
  title: string;
  text: string;
};

/** What this process knows of bookings that it sent, as long as it matters. */
export type Outcomes = {
  sent(booking: SentBooking): void;
  booked(operationId: string): void;
  /** It is certain that this attempt booked nothing; an earlier one of the form may still be open. */
  dropped(operationId: string): void;
  /** The database did not say what became of it; false when it cannot be found out and told. */
  leaveOpen(operationId: string): boolean;
  /** What became of it is known and stored for telling. */
  settled(operationId: string): void;
  stateOf(operationId: string): 'under way' | 'open' | 'booked' | null;
  find(operationId: string): SentBooking | null;
  /** Under way, or open. */
  undecided(): SentBooking[];
  open(): SentBooking[];
  /** Kept until it could be stored. */
  untold: Set<Untold>;
};

/** Booked ones are kept for the moments until their form is answered. */
const mostBooked = 200;

export function createOutcomes(): Outcomes {
  const underWay = new Map<string, SentBooking>();
  const open = new Map<string, SentBooking>();
  const booked = new Map<string, SentBooking>();

  const find = (id: string) => open.get(id) ?? underWay.get(id) ?? booked.get(id) ?? null;

  return {
    sent(booking) {
      underWay.set(booking.operationId, booking);
    },
    booked(operationId) {
      const booking = find(operationId);
      underWay.delete(operationId);
      if (booking !== null) booked.set(operationId, booking);
      const oldest = booked.keys().next();
      if (booked.size > mostBooked && oldest.done === false) booked.delete(oldest.value);
    },
    dropped(operationId) {
      underWay.delete(operationId);
    },
    leaveOpen(operationId) {
      const booking = find(operationId);
      underWay.delete(operationId);
      // Nobody is to be told, or there is nothing to find it by.
      if (booking === null || booking.userId === null) return false;
      if (booking.entries.length === 0) return false;
      if (!open.has(operationId)) open.set(operationId, booking);
      return true;
    },
    settled(operationId) {
      open.delete(operationId);
    },
    stateOf(operationId) {
      if (open.has(operationId)) return 'open';
      if (booked.has(operationId)) return 'booked';
      return underWay.has(operationId) ? 'under way' : null;
    },
    find,
    undecided: () => [...underWay.values(), ...open.values()],
    open: () => [...open.values()],
    untold: new Set(),
  };
}
