import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { operator } from '../../bench/support/made-books.js';
import { sessionId, storeSession } from '../../bench/support/made-session.js';
import { draftCancellation } from '../../src/services/sessions/cancelling/draft-cancellation.js';
import { startSessionJob } from '../../src/services/sessions/jobs/start-session-job.js';
import { hledger } from '../cli/hledger.js';
import { runCommand, startCommandWith } from '../cli/run-command.js';
import { finance } from '../process/slack-workspace.js';
import { startCutProxy } from '../support/cut-proxy.js';
import { startFailingMongo } from '../support/failing-mongo.js';
import { endTransactions } from '../support/far-desk.js';
import { auditDifferences, type LedgerDesk, openLedgerDesk } from '../support/ledger-desk.js';

/** By hand also with 5,000: CHAOS_ATTENDEES=5000 vitest run test/chaos/killed-while-cancelling */
const attendees = Number(process.env.CHAOS_ATTENDEES ?? 900);

async function startedJob(desk: LedgerDesk): Promise<string> {
  desk.clock.now = new Date();
  await storeSession(desk.store, attendees);
  const draft = await draftCancellation(desk, operator, {
    ...{ operationId: randomUUID(), sessionIds: [sessionId], give: 'credit', keepBack: null },
    ...{ message: '', notifyCustomers: false, reason: 'Class cancelled' },
  });
  await startSessionJob(desk, operator, { jobId: draft.id, seq: draft.seq });
  return draft.id;
}

it('a job that is killed three times in the middle gives every attendee once', async () => {
  const mongo = await startFailingMongo();
  onTestFinished(() => mongo.stop());
  const uri = mongo.databaseUri();
  const desk = await openLedgerDesk({ uri, appName: 'credit-desk-looking' });
  onTestFinished(() => desk.close());
  const jobId = await startedJob(desk);
  const { job_parts, credit_notes, leases, jobs, outbox } = desk.store.collections;
  const proxy = await startCutProxy(Number(new URL(uri).port));
  onTestFinished(() => proxy.close());
  const through = new URL(uri);
  through.port = `${proxy.port}`;
  // Nothing of it goes to the server past the proxy.
  through.search = '?directConnection=true';
  const settings = { FINANCE_CHANNEL: finance };

  const booked: number[] = [];
  for (const moment of ['loseAnswerTo', 'loseCommand', 'loseAnswerTo'] as const) {
    proxy[moment]('commitTransaction');
    const { child, ended } = startCommandWith(settings, 'job', through.href, 'session-jobs');
    const early = ended.then(({ stderr }) => Promise.reject(new Error(`it was over: ${stderr}`)));
    await Promise.race([proxy.lost(), early]);
    early.catch(() => undefined);
    child.kill('SIGKILL');
    await ended;
    proxy.restore();
    // What the dead process holds for a minute, for which the test does not wait.
    await endTransactions(desk, 'credit-desk');
    await leases.updateMany({}, { $set: { expiresAt: new Date(0) } });
    booked.push(await job_parts.countDocuments({ state: 'booked' }));
  }
  expect(booked.at(-1)).toBeGreaterThan(0);
  expect(booked.at(-1)).toBeLessThan(attendees);
  console.log(`booked when it was killed: ${booked.join(', ')} of ${attendees}`);

  const isOver = async () => {
    await startCommandWith(settings, 'job', uri, 'session-jobs').ended;
    return (await jobs.findOne({ _id: jobId }))?.state;
  };
  await expect.poll(isOver, { timeout: 120_000, interval: 500 }).toBe('finished');
  expect(await job_parts.countDocuments({ state: 'booked' })).toBe(attendees);
  expect(await credit_notes.countDocuments()).toBe(attendees);
  expect((await credit_notes.distinct('invoiceId')).length).toBe(attendees);
  expect(await outbox.countDocuments({ 'notice.kind': 'job-finished' })).toBe(1);
  expect(await auditDifferences(desk)).toEqual([]);
  const folder = await mkdtemp(join(tmpdir(), 'credit-desk-cancelling-'));
  const journal = join(folder, 'books.journal');
  expect((await runCommand('export', uri, '--hledger', journal)).code).toBe(0);
  hledger('check', '--strict', '-f', journal);
  await rm(folder, { recursive: true });
}, 120_000);
