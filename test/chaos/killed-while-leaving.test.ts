import { expect, it, onTestFinished } from 'vitest';
import { storeSession } from '../../bench/support/made-session.js';
import { connectStore } from '../../src/store/connection.js';
import { deskFolder } from '../process/desk-folder.js';
import { slackWorkspace } from '../process/slack-workspace.js';
import { addEnrolment } from '../support/club-records.js';
import { deskOn, type LedgerDesk } from '../support/ledger-desk.js';
import { expectRightBooks } from './desk-commands.js';
import { killAndRestart } from './kill-and-restart.js';
import { seeded } from './seeded.js';
import { cancelAllDay, type SessionDay } from './session-acts.js';

const rounds = Number(process.env.CHAOS_ROUNDS ?? 1);
const seed = Number(process.env.CHAOS_SEED ?? Date.now() % 1_000_000);
const attendees = 40;

/** The desk of a person who works beside the processes that are killed, on the same books. */
async function deskBeside(mongoPort: number): Promise<LedgerDesk> {
  const uri = `mongodb://127.0.0.1:${mongoPort}/credit-desk?directConnection=true`;
  const store = await connectStore(uri, { selectionTimeoutMs: 1_000 });
  onTestFinished(() => store.close());
  const desk = deskOn(store, uri);
  desk.approvals = { thresholdMinor: 15_000n, singleHanded: false };
  return { ...desk, now: () => new Date() };
}

async function addMembers(desk: LedgerDesk): Promise<void> {
  await storeSession(desk.store, attendees);
  const children = await desk.store.collections.contacts.find({ _id: /child/ }).toArray();
  for (const { _id: contactId } of children) {
    await addEnrolment(desk, { contactId, productId: 'club:product-1', from: '2020-01-01' });
  }
}

/** Each part has one outcome, and each credit note and refund belongs to one part. */
async function checkParts(desk: LedgerDesk, day: SessionDay): Promise<Record<string, number>> {
  const { jobs, job_parts, credit_notes, refunds, journal } = desk.store.collections;
  const known = new Map((await jobs.find({}).toArray()).map((job) => [job._id, job]));
  for (const id of day.started) expect([id, known.get(id)?.state]).toEqual([id, 'finished']);
  const started = [...known.values()].filter(({ state }) => state !== 'draft');
  const counts: Record<string, number> = {};
  const notes: string[] = [];
  const sent: string[] = [];
  for (const { _id: jobId, parts: count, money } of started) {
    const parts = await job_parts.find({ jobId }).toArray();
    expect(parts).toHaveLength(count);
    for (const { state, result } of parts) {
      counts[state] = (counts[state] ?? 0) + 1;
      if (state === 'ready') expect(['waiting', 'refused']).toContain(money);
      expect(state).not.toBe('failed');
      expect(result !== null).toBe(state === 'booked');
      notes.push(...(result?.noteNumbers ?? []));
      sent.push(...(result?.refundIds ?? []));
    }
  }
  const made = (await credit_notes.find({}).toArray()).map(({ number }) => number);
  expect(notes.sort()).toEqual(made.sort());
  const asked = (await refunds.find({}).toArray()).map(({ _id }) => _id);
  expect(sent.sort()).toEqual(asked.sort());
  const given = await journal.distinct('_id', { kind: { $in: ['credit.raised', 'refund.asked'] } });
  expect(given.length).toBeGreaterThanOrEqual(Math.max(made.length, 1));
  return counts;
}

it('whatever is killed while sessions fall and people leave, each of them is dealt with once', async () => {
  console.log(`CHAOS_SEED=${seed} CHAOS_ROUNDS=${rounds}`);
  const folder = await deskFolder();
  const { environment } = await slackWorkspace({ kind: 'socket' });
  const settings = { ...environment, APPROVERS: 'UANNA', APPROVAL_THRESHOLD: '150.00' };
  const first = folder.start(settings);
  await first.running();
  const desk = await deskBeside(folder.mongoPort);
  await addMembers(desk);
  await first.stop();

  let over = false;
  const day: SessionDay = { done: new Map(), started: new Set(), ended: () => over };
  const work = [1, 2].map((turn) => cancelAllDay({ desk, day, random: seeded(seed + turn) }));
  const options = { environment: settings, rounds };
  const killed = await killAndRestart(folder, options, seeded(seed));
  over = true;
  await Promise.all(work);

  const { jobs, leases } = desk.store.collections;
  const running = async () => {
    // A killed process holds its job for a minute, for which the test does not wait.
    await leases.updateMany({ _id: /^job:/ }, { $set: { expiresAt: new Date(0) } });
    return jobs.countDocuments({ state: 'running' });
  };
  await expect.poll(running, { timeout: 120_000, interval: 2_000 }).toBe(0);
  const counts = await checkParts(desk, day);
  await expectRightBooks(folder);
  const acts = JSON.stringify(Object.fromEntries(day.done));
  console.log(`${acts}; parts: ${JSON.stringify(counts)}; killed: ${killed.join(', ')}`);
}, 600_000);
