import type { Booking, Enrolment, Order, Product, Session } from '../../people/club-records.js';
import type { PageFacts } from '../jobs/page-state.js';

/** Lines of one invoice that stand behind somebody's place on a product. */
export type LinesBehind = { invoiceId: string; lines: readonly number[] };

/** One enrolment that is to end, with all that belongs to its contact on that product. */
export type Leaver = {
  enrolment: Enrolment;
  /** Every place that the contact ever had on the product's sessions. */
  bookings: readonly Booking[];
  /** Orders that are neither invoiced nor cancelled. */
  orders: readonly Order[];
  behind: readonly LinesBehind[];
};

/** What was read, at one moment, about a page of people who leave a product. */
export type RemovalFacts = {
  product: Product;
  page: PageFacts;
  /** The sessions of the bookings, and the one from which on people leave, by id. */
  sessions: ReadonlyMap<string, Session>;
  /** By the enrolment's id; one that is not there has none. */
  leavers: ReadonlyMap<string, Leaver>;
};

/** Whether somebody can leave: nobody removed them, and the enrolment has not run out. */
export function isStanding({ removed, until }: Enrolment, today: string): boolean {
  return (removed ?? null) === null && (until === null || until >= today);
}
