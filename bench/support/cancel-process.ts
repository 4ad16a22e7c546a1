// A process that does only the desk's work: it loads the app, plans a cancellation and runs it.
import '../../src/slack/receive/create-slack-app.js';
import { randomUUID } from 'node:crypto';
import { draftCancellation } from '../../src/services/sessions/cancelling/draft-cancellation.js';
import { runSessionJob } from '../../src/services/sessions/jobs/run-session-job.js';
import { startSessionJob } from '../../src/services/sessions/jobs/start-session-job.js';
import { openBenchDesk } from './bench-desk.js';
import { timedMs } from './lanes.js';
import { operator } from './made-books.js';
import { sessionId } from './made-session.js';
import { peakMemoryBytes } from './peak-memory.js';

/** What the process sends when the session is cancelled. */
export type Cancelled = { draftMs: number; runMs: number; peakBytes: number; logged: string[] };

function send(message: 'ready' | Cancelled): void {
  if (process.send === undefined) throw new Error('this process is started by the bench');
  process.send(message);
}

const desk = await openBenchDesk(process.argv[2] ?? '');
process.once('message', async () => {
  const id = randomUUID();
  const draftMs = await timedMs(() =>
    draftCancellation(desk, operator, {
      ...{ operationId: id, sessionIds: [sessionId], give: 'credit', keepBack: null },
      ...{ message: '', notifyCustomers: false, reason: 'Class cancelled' },
    }),
  );
  const runMs = await timedMs(async () => {
    await startSessionJob(desk, operator, { jobId: id, seq: 1n });
    await runSessionJob(desk, id);
  });
  send({ draftMs, runMs, peakBytes: peakMemoryBytes(), logged: desk.logged });
  await desk.store.close();
  process.disconnect();
});
send('ready');
