// How fast is a full session cancelled, and what is it like to work beside that?
import { randomUUID } from 'node:crypto';
import { raiseCredit } from '../src/services/credit/raise-credit.js';
import {
  type CancellationInput,
  draftCancellation,
} from '../src/services/sessions/cancelling/draft-cancellation.js';
import { readJobReview } from '../src/services/sessions/jobs/job-review.js';
import { runSessionJob } from '../src/services/sessions/jobs/run-session-job.js';
import { startSessionJob } from '../src/services/sessions/jobs/start-session-job.js';
import { bareJobPages, readJobPage, writeJobPageSafely } from './support/bare-cancellation.js';
import { bareLanes } from './support/bare-sweep.js';
import type { BenchDesk } from './support/bench-desk.js';
import { booksFaults, expectEqual } from './support/faults.js';
import { inLanes, timedMs } from './support/lanes.js';
import { issuedInvoice, operator } from './support/made-books.js';
import { sessionId, storeSession } from './support/made-session.js';
import { perSecond, type Question } from './support/question.js';
import { nearestRank } from './support/statistics.js';
import { storeBooks } from './support/store-books.js';

const act: Omit<CancellationInput, 'operationId'> = {
  ...{ sessionIds: [sessionId], give: 'credit', keepBack: null, message: '' },
  ...{ notifyCustomers: false, reason: 'Class cancelled' },
};

async function draft(desk: BenchDesk) {
  return draftCancellation(desk, operator, { ...act, operationId: randomUUID() });
}

async function startedJob(desk: BenchDesk): Promise<string> {
  const { id, seq } = await draft(desk);
  await startSessionJob(desk, operator, { jobId: id, seq });
  return id;
}

async function jobFaults(desk: BenchDesk, attendees: number): Promise<string[]> {
  const { journal, job_parts: parts } = desk.store.collections;
  const raised = await journal.countDocuments({ kind: 'credit.raised' });
  const booked = await parts.countDocuments({ state: 'booked' });
  return [
    ...expectEqual('credit notes', raised, attendees),
    ...expectEqual('attendees booked', booked, attendees),
    ...(await booksFaults(desk)),
  ];
}

/** Credits of another person, one after another, until the job is over. */
async function creditsBeside(desk: BenchDesk, ids: readonly string[], isOver: () => boolean) {
  const took: number[] = [];
  const words = { noteToCustomer: '', notifyCustomer: false };
  for (const invoiceId of ids) {
    if (isOver()) break;
    const input = { invoiceId, amount: 100n, line: null, reason: 'Beside', ...words };
    const form = { actor: operator, operationId: randomUUID() };
    took.push(await timedMs(() => raiseCredit(desk, form, input)));
  }
  return took;
}

export const cancelSession: Question = {
  name: 'cancel-session',
  asks: 'How fast is a full session cancelled, and what is it like to work beside that?',
  arms: [
    {
      name: 'cancellation',
      run: ({ sizes, withDesk }) =>
        withDesk(async (desk) => {
          await storeSession(desk.store, sizes.attendees);
          const draftMs = await timedMs(() => draft(desk));
          const jobId = await startedJob(desk);
          const query = { jobId, search: '', group: null, states: null };
          const last = Math.floor((sizes.attendees - 1) / 20);
          const pageMs = await timedMs(() =>
            readJobReview(desk, operator, { ...query, page: last }),
          );
          const tookMs = await timedMs(() => runSessionJob(desk, jobId));
          const rate = perSecond(sizes.attendees, tookMs);
          return {
            figures: [
              { name: 'preview of a full session', unit: 'ms', value: draftMs },
              { name: 'last page of its preview', unit: 'ms', value: pageMs },
              { name: 'a full session, to the last notice', unit: 'ms', value: tookMs },
              { name: 'cancellation', unit: 'per second', value: rate },
            ],
            faults: await jobFaults(desk, sizes.attendees),
          };
        }),
    },
    {
      name: 'bare driver, cancellation',
      run: ({ sizes, withDesk }) =>
        withDesk(async (desk) => {
          await storeSession(desk.store, sizes.attendees);
          const pages = await bareJobPages(desk, await startedJob(desk));
          const tookMs = await timedMs(() =>
            inLanes(pages, bareLanes, async (page) => {
              await readJobPage(desk, page);
              await writeJobPageSafely(desk.store, page);
            }),
          );
          const value = perSecond(sizes.attendees, tookMs);
          return {
            figures: [{ name: 'bare driver, cancellation', unit: 'per second', value }],
            faults: await jobFaults(desk, sizes.attendees),
          };
        }),
    },
    {
      name: 'credit beside a cancellation',
      run: ({ sizes, withDesk }) =>
        withDesk(async (desk) => {
          await storeSession(desk.store, sizes.attendees);
          const others = Array.from({ length: 500 }, (_, index) =>
            issuedInvoice(`OTHER-${index}`, `club:other-${index}`, false),
          );
          await storeBooks(
            desk.store,
            others.map(({ plan }) => plan),
          );
          const jobId = await startedJob(desk);
          let isOver = false;
          const run = runSessionJob(desk, jobId).finally(() => {
            isOver = true;
          });
          const ids = others.map(({ invoice }) => invoice.id);
          const took = await creditsBeside(desk, ids, () => isOver);
          await run;
          const value = nearestRank(took, 0.99);
          return {
            figures: [{ name: 'credit beside a cancellation, 99th of 100', unit: 'ms', value }],
            faults: await jobFaults(desk, sizes.attendees + took.length).then((faults) =>
              faults.filter((fault) => !fault.startsWith('attendees booked')),
            ),
          };
        }),
    },
  ],
};
