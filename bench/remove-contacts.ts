// Is removing fifty people one page of work, and how near does it come to the bare driver?
import { randomUUID } from 'node:crypto';
import { runSessionJob } from '../src/services/sessions/jobs/run-session-job.js';
import { startSessionJob } from '../src/services/sessions/jobs/start-session-job.js';
import { draftRemoval } from '../src/services/sessions/leaving/draft-removal.js';
import { bareRemoval, removeBare } from './support/bare-removal.js';
import type { BenchDesk } from './support/bench-desk.js';
import { booksFaults, expectEqual } from './support/faults.js';
import { chunks, timedMs } from './support/lanes.js';
import { operator } from './support/made-books.js';
import { productId, storeEnrolments, storeSession } from './support/made-session.js';
import type { Arm, Question } from './support/question.js';
import { readsOf } from './support/reads-of.js';
import { median } from './support/statistics.js';

/** People who leave in one act. */
const together = 50;

async function draft(desk: BenchDesk, contactIds: readonly string[]) {
  return draftRemoval(desk, operator, {
    ...{ operationId: randomUUID(), productId, contactIds, orders: 'cancel' },
    ...{ sessions: { kind: 'all-future' }, credit: { kind: 'by-price' } },
    ...{ notifyCustomers: false, reason: 'End of term' },
  });
}

/** How often entries are written while a removal is worked off: once is one page of work. */
async function pagesOf(desk: BenchDesk, jobId: string): Promise<number> {
  const seen = await readsOf(desk.store, 'journal', () => runSessionJob(desk, jobId));
  return seen.filter(({ command }) => command === 'insert').length;
}

const inTurn: Arm = {
  name: 'fifty people removed, by the desk and bare in turn',
  run: ({ sizes, withDesk }) =>
    withDesk(async (desk) => {
      const people = sizes.removals * 2 * together;
      await storeSession(desk.store, people);
      const enrolled = await storeEnrolments(desk.store, people);
      const took = { draft: [] as number[], desk: [] as number[], bare: [] as number[] };
      let pages = 0;
      for (const [turn, contactIds] of chunks(enrolled, together).entries()) {
        let job = { id: '', seq: 0n };
        took.draft.push(
          await timedMs(async () => {
            job = await draft(desk, contactIds);
          }),
        );
        await startSessionJob(desk, operator, { jobId: job.id, seq: job.seq });
        if (turn === 0) pages = await pagesOf(desk, job.id);
        else if (turn % 2 === 0) took.desk.push(await timedMs(() => runSessionJob(desk, job.id)));
        else {
          const removal = await bareRemoval(desk, job.id);
          took.bare.push(await timedMs(() => removeBare(desk, removal)));
        }
      }
      const { enrolments, job_parts: parts } = desk.store.collections;
      const left = await enrolments.countDocuments({ removed: { $ne: null } });
      return {
        figures: [
          { name: 'pages to remove 50 people', unit: 'commands', value: pages },
          { name: 'preview of 50 people', unit: 'ms', value: median(took.draft) },
          { name: '50 people removed, to the last notice', unit: 'ms', value: median(took.desk) },
          { name: '50 people removed, bare driver', unit: 'ms', value: median(took.bare) },
        ],
        faults: [
          ...expectEqual('people who left', left, people),
          ...expectEqual(
            'people credited',
            await parts.countDocuments({ state: 'booked' }),
            people,
          ),
          ...(await booksFaults(desk)),
        ],
      };
    }),
};

export const removeContacts: Question = {
  name: 'remove-contacts',
  asks: 'Is removing fifty people one page of work, and how near does it come to the bare driver?',
  arms: [inTurn],
};
