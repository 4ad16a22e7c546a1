import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { type DeskProcess, deskFolder } from '../process/desk-folder.js';
import { finance, olive, sharedBooks, slackWorkspace } from '../process/slack-workspace.js';
import { auditDifferences, issue, type LedgerDesk, openCredit } from '../support/ledger-desk.js';
import { type ApprovalDay, askAllDay, decideAllDay } from './approval-acts.js';
import { seeded } from './seeded.js';

const rounds = Number(process.env.CHAOS_ROUNDS ?? 2);
const seed = Number(process.env.CHAOS_SEED ?? Date.now() % 1_000_000);

async function numbersOf(desk: LedgerDesk, count: number): Promise<string[]> {
  const numbers: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const id = await issue(desk, 100_000n);
    numbers.push(id.slice(id.indexOf(':') + 1));
  }
  return numbers;
}

/** Kills the desk at a random moment, again and again; what runs in the end. */
async function killAgain(start: () => DeskProcess, random: () => number): Promise<DeskProcess> {
  let process = start();
  await process.running();
  for (let round = 0; round < rounds; round += 1) {
    await pause(1_000 + random() * 2_500);
    process.child.kill('SIGKILL');
    await process.ended;
    process = start();
    await process.running();
  }
  return process;
}

/** Each request against the books and against what people were told. */
async function checkRequests(desk: LedgerDesk, day: ApprovalDay): Promise<Record<string, number>> {
  const requests = await desk.store.models.requests.find({}).lean();
  const ids = requests.map(({ _id }) => _id);
  for (const { answer, requestId } of day.asked) {
    if (answer.kind === 'booked') expect(ids).toContain(requestId);
  }
  const states: Record<string, number> = {};
  for (const { _id, state, decision, requesterId } of requests) {
    states[state] = (states[state] ?? 0) + 1;
    const entries = await desk.store.collections.journal
      .find({ _id: { $regex: `^form:${_id}(:|$)` } })
      .toArray();
    expect([_id, entries.length > 0]).toEqual([_id, state === 'approved']);
    for (const { approvedBy, actor } of entries) {
      expect([actor.id, approvedBy?.id]).toEqual([requesterId, decision?.by]);
    }
  }
  return states;
}

it('whatever is killed, a request is decided once, and what was approved is in the books once', async () => {
  console.log(`CHAOS_SEED=${seed} CHAOS_ROUNDS=${rounds}`);
  const random = seeded(seed);
  const { desk, uri } = await sharedBooks();
  desk.clock.now = new Date();
  const { slack, environment } = await slackWorkspace({ kind: 'socket' });
  const folder = await deskFolder();
  await openCredit(desk, 100_000n);
  const approvers = ['UANNA', 'UADAM'];
  const settings = {
    ...{ ...environment, MONGODB_URI: uri },
    ...{ APPROVERS: approvers.join(','), APPROVAL_THRESHOLD: '100.00' },
  };
  let over = false;
  const day: ApprovalDay = {
    ...{ asked: [], decided: [], ended: () => over },
    invoices: await numbersOf(desk, 4),
    unpaid: await numbersOf(desk, 4),
  };
  const worker = (id: string, index: number) => {
    const person = slack.driver.as(id);
    return { driver: slack.driver, person, random: seeded(seed + index), day };
  };
  const work = [
    askAllDay(worker(olive, 1)),
    ...approvers.map((id, index) => decideAllDay(worker(id, 2 + index))),
  ];
  const last = await killAgain(() => folder.start(settings), random);
  over = true;
  await Promise.all(work);
  const { outbox } = desk.store.collections;
  // A killed sender holds its message for half a minute, for which the test does not wait.
  await outbox.updateMany({ state: 'sending' }, { $set: { claimedUntil: new Date(0) } });
  const unsent = () => outbox.countDocuments({ state: { $ne: 'sent' } });
  await expect.poll(unsent, { timeout: 60_000, interval: 100 }).toBe(0);
  const states = await checkRequests(desk, day);
  expect(await auditDifferences(desk)).toEqual([]);
  const approvals = day.decided.filter(({ shown }) => /Your decision\s+Approved by/.test(shown));
  expect(approvals.length).toBeLessThanOrEqual(states['approved'] ?? 0);
  const told = slack.driver.as(olive).channel(finance).messages();
  expect(told.length).toBeGreaterThan(0);
  expect((await last.stop()).code).toBe(0);
  console.log(
    `${day.asked.length} asked, ${day.decided.length} decided: ${JSON.stringify(states)}`,
  );
}, 600_000);
