import { enrolmentOf } from '../../src/domain/sessions/leaving/plan-removal.js';
import { endOfJob } from '../../src/services/sessions/jobs/job-notices.js';
import { readRemovalFacts } from '../../src/services/sessions/leaving/read-removal-facts.js';
import { type Store, withSession } from '../../src/store/connection.js';
import type { OutboxRow } from '../../src/store/outbox/outbox-row.js';
import { findPartsToDo } from '../../src/store/sessions/job-reads.js';
import { toStored } from '../../src/store/stored.js';
import { type BareJobPage, bareJobPages, safely, writeJobPageSafely } from './bare-cancellation.js';
import type { BenchDesk } from './bench-desk.js';

/** A removal as it is sent to the driver: its page, and what is told at its end. */
export type BareRemoval = { page: BareJobPage; told: OutboxRow[] };

export async function bareRemoval(desk: BenchDesk, jobId: string): Promise<BareRemoval> {
  const [page, ...more] = await bareJobPages(desk, jobId);
  if (page === undefined || more.length > 0) throw new Error('a removal is one page of work');
  const { job } = page.run;
  return { page, told: await endOfJob(desk, job) };
}

async function readPage(desk: BenchDesk, { parts, run }: BareJobPage): Promise<void> {
  const { act, id: jobId } = run.job;
  if (act.kind !== 'remove-contact') throw new Error('nobody is removed');
  const limit = parts.length + 1;
  await findPartsToDo(desk.store, { jobId, from: 0, limit, isHeld: false });
  const ids = parts.map((part) => enrolmentOf(part).enrolmentId);
  await readRemovalFacts(desk, act, ids);
}

/** The job's end with its messages, in a transaction of its own as the desk has it. */
async function writeEnd(store: Store, { page, told }: BareRemoval): Promise<void> {
  const { jobs, job_parts: parts, outbox } = store.collections;
  const { id: _id, seq } = page.run.job;
  const end = { state: 'finished' as const, finishedAt: new Date(), seq: seq + 1n };
  await withSession(store, (session) =>
    session.withTransaction(async () => {
      await parts.findOne({ jobId: _id, state: 'ready' }, { session, projection: { _id: 1 } });
      await jobs.updateOne({ _id }, { $set: end }, { session });
      await outbox.insertMany(told.map(toStored), { session });
    }, safely),
  );
}

/** Everything that the server has to do for a removal; lease, rules, guards and sums are left out. */
export async function removeBare(desk: BenchDesk, removal: BareRemoval): Promise<void> {
  await readPage(desk, removal.page);
  await writeJobPageSafely(desk.store, removal.page);
  await writeEnd(desk.store, removal);
}
