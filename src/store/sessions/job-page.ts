import type { AnyBulkWriteOperation, ClientSession, Collection, Document } from 'mongodb';
import type { GivenAlone } from '../../domain/approvals/given-alone.js';
import type { Change } from '../../domain/books/plan.js';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { Booking, Enrolment, Order, Pass } from '../../domain/people/club-records.js';
import type { OrderFields } from '../../domain/sessions/cancelling/order-change.js';
import type { JobPart } from '../../domain/sessions/jobs/job-part.js';
import { writeAllGivenAlone } from '../approvals/given-alone.js';
import type { Store } from '../connection.js';
import { StalePlan, writeChanges } from '../ledger/write-changes.js';
import type { Stored } from '../stored.js';

/** An order that falls, or of which nothing is left. */
export type OrderFallWrite = { before: Order; after: OrderFields };

/** An enrolment that ends. */
export type EnrolmentEnd = {
  enrolmentId: string;
  number: number;
  jobId: string;
  on: CalendarDate;
  until: CalendarDate | null;
};

/** What a page of a job changes beside the books, each on condition that nobody did it before. */
export type JobPage = {
  parts: Change<JobPart>[];
  passUses: { passId: string; bookingId: string }[];
  orders: OrderFallWrite[];
  releases: { bookingId: string; jobId: string; on: CalendarDate }[];
  ended: EnrolmentEnd[];
  /** What the person gave each payer alone, with this. */
  givenAlone: Change<GivenAlone>[];
};

/** A page that changes nothing but its parts. */
export const nothingBeside: Omit<JobPage, 'parts'> = {
  ...{ passUses: [], orders: [], releases: [], ended: [], givenAlone: [] },
};

export type Operations<Record extends Document> = AnyBulkWriteOperation<Record>[];

/** All of it or nothing. @throws StalePlan */
export async function updateEach<Record extends Document>(
  collection: Collection<Record>,
  operations: Operations<Record>,
  session: ClientSession,
): Promise<void> {
  if (operations.length === 0) return;
  const { matchedCount } = await collection.bulkWrite(operations, { session, ordered: true });
  if (matchedCount !== operations.length) throw new StalePlan();
}

function usesBack(uses: JobPage['passUses']): Operations<Stored<Pass>> {
  const counts = new Map<string, number>();
  for (const { passId } of uses) counts.set(passId, (counts.get(passId) ?? 0) + 1);
  return [...counts].map(([_id, uses]) => ({
    updateOne: { filter: { _id }, update: { $inc: { usesLeft: uses } } },
  }));
}

function marked(uses: JobPage['passUses']): Operations<Stored<Booking>> {
  return uses.map(({ bookingId: _id }) => ({
    updateOne: {
      filter: { _id, useReturned: { $ne: true } },
      update: { $set: { useReturned: true } },
    },
  }));
}

/** Only while nobody billed, changed or ticked it. */
export function changedOrders(orders: readonly OrderFallWrite[]): Operations<Stored<Order>> {
  return orders.map(({ before, after }) => ({
    updateOne: {
      filter: {
        ...{ _id: before.id, amount: before.amount, billedBy: { $exists: false } },
        cancelledOn: before.cancelledOn ?? null,
        changes: before.changes ?? { $exists: false },
      },
      update: { $set: after },
    },
  }));
}

function released(releases: JobPage['releases']): Operations<Stored<Booking>> {
  return releases.map(({ bookingId: _id, jobId, on }) => ({
    updateOne: { filter: { _id, released: null }, update: { $set: { released: { jobId, on } } } },
  }));
}

function endedOnes(ended: readonly EnrolmentEnd[]): Operations<Stored<Enrolment>> {
  return ended.map(({ enrolmentId: _id, number, jobId, on, until }) => ({
    updateOne: {
      filter: { _id, removed: null, removals: number === 1 ? { $exists: false } : number - 1 },
      update: {
        $set: {
          removals: number,
          removed: { number, jobId, on, until },
          until: until !== null && until < on ? until : on,
        },
      },
    },
  }));
}

/** Writes a page beside its plans, in their transaction. @throws StalePlan */
export async function writeJobPage(
  store: Store,
  page: JobPage,
  session: ClientSession,
): Promise<void> {
  const { bookings, passes, enrolments, orders } = store.collections;
  // The parts first: another process at the same page is found before anything else is written.
  await writeChanges(store, { in: 'job_parts', changes: page.parts }, session);
  await updateEach(bookings, marked(page.passUses), session);
  await updateEach(passes, usesBack(page.passUses), session);
  await updateEach(bookings, released(page.releases), session);
  await updateEach(enrolments, endedOnes(page.ended), session);
  await updateEach(orders, changedOrders(page.orders), session);
  await writeAllGivenAlone(store, page.givenAlone, session);
}
