import type { AnyBulkWriteOperation, ClientSession, Document, TransactionOptions } from 'mongodb';
import { entriesOf } from '../../src/domain/books/plan.js';
import { accountId } from '../../src/domain/credit/account.js';
import type { JobPart } from '../../src/domain/sessions/jobs/job-part.js';
import { momentOf } from '../../src/services/desk-day.js';
import { readPageFacts } from '../../src/services/sessions/cancelling/read-page-facts.js';
import { loadJob } from '../../src/services/sessions/jobs/load-job.js';
import type { PageRun, PlannedPage } from '../../src/services/sessions/jobs/page-run.js';
import { planPage } from '../../src/services/sessions/jobs/plan-page.js';
import { type Store, withSession } from '../../src/store/connection.js';
import { findAccounts } from '../../src/store/ledger/ledger-reads.js';
import { findBookings } from '../../src/store/sessions/attendee-reads.js';
import { findAllParts } from '../../src/store/sessions/draft-parts.js';
import type { EnrolmentEnd, JobPage } from '../../src/store/sessions/job-page.js';
import { findPartsToDo } from '../../src/store/sessions/job-reads.js';
import { changedFields, toStored } from '../../src/store/stored.js';
import type { BenchDesk } from './bench-desk.js';
import { chunks } from './lanes.js';

/** One page of a job as it is sent to the driver, with what has to be read for it. */
export type BareJobPage = { parts: readonly JobPart[]; run: PageRun; planned: PlannedPage };

export const barePartsOnPage = 200;

/** All that a job would write, worked out beforehand by the desk itself. */
export async function bareJobPages(desk: BenchDesk, jobId: string): Promise<BareJobPage[]> {
  const run = { job: await loadJob(desk, jobId), startTimes: new Map(), moment: momentOf(desk) };
  const pages: BareJobPage[] = [];
  for (const parts of chunks(await findAllParts(desk.store, jobId), barePartsOnPage)) {
    pages.push({ parts, run, planned: await planPage(desk, run, parts) });
  }
  return pages;
}

function updates<Value extends { id: string }>(
  changes: readonly { before: Value | null; after: Value }[],
): AnyBulkWriteOperation<Document & { _id: string }>[] {
  return changes.map(({ before, after }) =>
    before === null
      ? { insertOne: { document: toStored(after) } }
      : {
          updateOne: { filter: { _id: after.id }, update: { $set: changedFields(before, after) } },
        },
  );
}

/** What the desk reads for a page, by the same indexes. */
export async function readJobPage(desk: BenchDesk, page: BareJobPage): Promise<void> {
  const { parts, run } = page;
  const { store } = desk;
  const from = parts[0]?.place ?? 0;
  const query = { jobId: run.job.id, from, limit: barePartsOnPage + 1, isHeld: false };
  await findPartsToDo(store, query);
  const ids = parts.flatMap(({ subject }) => (subject.kind === 'booking' ? subject.bookingId : []));
  const bookings = await findBookings(store, ids);
  const invoiceIds = bookings.flatMap(({ invoiceId }) => invoiceId ?? []);
  const { startTimes } = run;
  const { invoices } = await readPageFacts(desk, invoiceIds, { isMoneyAsked: false, startTimes });
  if (invoices.length === 0) await findAccounts(store, invoices.map(accountId));
}

function released({ bookingId: _id, jobId, on }: JobPage['releases'][number]) {
  return { updateOne: { filter: { _id }, update: { $set: { released: { jobId, on } } } } };
}

function ended({ enrolmentId: _id, number: removals, jobId, on, until }: EnrolmentEnd) {
  const removed = { number: removals, jobId, on, until };
  return { updateOne: { filter: { _id }, update: { $set: { removals, removed, until: on } } } };
}

async function writePage(
  store: Store,
  { planned: { plans, page } }: BareJobPage,
  session: ClientSession,
): Promise<void> {
  const { journal, credit_notes: notes } = store.collections;
  const write = async (name: string, operations: ReturnType<typeof updates>) => {
    if (operations.length === 0) return;
    const collection = store.db.collection<Document & { _id: string }>(name);
    await collection.bulkWrite(operations, { session, ordered: false });
  };
  await journal.insertMany(plans.flatMap(entriesOf).map(toStored), { session, ordered: false });
  await write('job_parts', updates(page.parts));
  await write('bookings', page.releases.map(released));
  await write('enrolments', page.ended.map(ended));
  const made = plans.flatMap((plan) => plan.creditNotes.map(({ after }) => toStored(after)));
  await notes.insertMany(made, { session, ordered: false });
  await write('invoices', updates(plans.flatMap(({ invoice }) => invoice ?? [])));
  await write('accounts', updates(plans.flatMap(({ account }) => account ?? [])));
}

/** As the desk's own transactions are. */
export const safely: TransactionOptions = {
  readConcern: { level: 'snapshot' },
  writeConcern: { w: 'majority' },
};

/** What the server has to do at least: the desk's own rules and guards are left out. */
export function writeJobPageSafely(store: Store, page: BareJobPage): Promise<void> {
  return withSession(store, (session) =>
    session.withTransaction(() => writePage(store, page, session), safely),
  );
}
