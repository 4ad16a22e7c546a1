import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runSweep } from '../../../src/services/sweep/sweep.js';
import { sweepPage } from '../../../src/services/sweep/sweep-page.js';
import { findInvoices } from '../../../src/store/ledger/ledger-reads.js';
import type { SweepRun } from '../../../src/store/sweep/sweep-run.js';
import { findSweepRuns, storeSweepRun } from '../../../src/store/sweep/sweep-runs.js';
import { type FailingMongo, startFailingMongo } from '../../support/failing-mongo.js';
import {
  auditDifferences,
  issue,
  type LedgerDesk,
  openCredit,
  openLedgerDesk,
  startAfresh,
} from '../../support/ledger-desk.js';

// Only the connections of this name are hit, and not those that look at what is stored.
const appName = 'credit-desk-tell-run';

let mongo: FailingMongo;
let desk: LedgerDesk;

beforeAll(async () => {
  mongo = await startFailingMongo();
  const patience = { retryMs: 1_000, majorityMs: 5_000 };
  desk = await openLedgerDesk({ uri: mongo.databaseUri(), appName, patience });
});

beforeEach(async () => {
  await startAfresh(desk);
});

afterEach(async () => {
  await mongo.failNothing();
  expect(await auditDifferences(desk)).toEqual([]);
});

afterAll(async () => {
  await desk.close();
  await mongo.stop();
});

async function dueInvoices(count: number): Promise<string[]> {
  await openCredit(desk, BigInt(count) * 1000n);
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    ids.push(await issue(desk, 1000n, { autoCollect: true }));
  }
  return ids;
}

/** The sums of every summary in the outbox, and those of the runs as they are kept. */
async function told() {
  const rows = await desk.store.collections.outbox.find().toArray();
  const summaries = rows.flatMap(({ notice }) => (notice.kind === 'sweep-summary' ? [notice] : []));
  const runs = await findSweepRuns(desk.store, desk.club.id, 100);
  const sum = (amounts: readonly { amount: bigint }[]) =>
    amounts.reduce((total, { amount }) => total + amount, 0n);
  return {
    messages: summaries.length,
    summed: sum(summaries.flatMap(({ amounts }) => amounts)),
    kept: sum(runs.flatMap(({ amounts }) => amounts)),
    usedOn: summaries.reduce((total, { usedOn }) => total + usedOn, 0),
  };
}

function aRun(id: string): SweepRun {
  const now = desk.now();
  return {
    id,
    kind: 'run',
    clubId: desk.club.id,
    startedAt: now,
    finishedAt: null,
    trigger: 'schedule',
    looked: 0,
    usedOn: 0,
    waiting: 0,
    failed: 0,
    amounts: [],
    holder: 'another process',
    aliveAt: now,
    summaries: 0,
    untold: true,
  };
}

async function silence(runId: string): Promise<void> {
  const longAgo = new Date(Date.now() - 5 * 60_000);
  await desk.store.collections.sweep_runs.updateOne({ _id: runId }, { $set: { aliveAt: longAgo } });
}

describe('what a run did is counted from what it stored', () => {
  it('also when a page was committed and its answer lost', async () => {
    await dueInvoices(3);
    await mongo.fail(
      { times: 20 },
      {
        appName,
        failCommands: ['commitTransaction'],
        writeConcernError: { code: 91, errmsg: 'Replication is being shut down' },
      },
    );
    await runSweep(desk, { trigger: 'schedule', lanes: 1 }).catch(() => undefined);
    await mongo.failNothing();
    for (const run of await findSweepRuns(desk.store, desk.club.id, 10)) await silence(run.id);
    await runSweep(desk, { trigger: 'schedule' });
    expect(await told()).toEqual({ messages: 1, summed: 3000n, kept: 3000n, usedOn: 3 });
  });

  it('also when its process died after a page', async () => {
    const ids = await dueInvoices(2);
    await storeSweepRun(desk.store, aRun('dead'));
    await sweepPage(desk, await findInvoices(desk.store, ids), { runId: 'dead', pageId: 'dead:1' });
    await silence('dead');
    await runSweep(desk, { trigger: 'schedule' });
    expect(await told()).toEqual({ messages: 1, summed: 2000n, kept: 2000n, usedOn: 2 });
  });
});

describe('a run that takes long', () => {
  it('is left alone by another one as long as it says that it is alive', async () => {
    const ids = await dueInvoices(2);
    const run = { runId: 'slow', pageId: 'slow:1' };
    await storeSweepRun(desk.store, aRun('slow'));
    await sweepPage(desk, await findInvoices(desk.store, ids.slice(0, 1)), run);
    desk.clock.now = new Date(desk.clock.now.getTime() + 3_600_000);
    await runSweep(desk, { trigger: 'schedule' });
    expect(await told()).toMatchObject({ messages: 1, summed: 1000n });
    await silence('slow');
    await runSweep(desk, { trigger: 'schedule' });
    expect(await told()).toEqual({ messages: 2, summed: 2000n, kept: 2000n, usedOn: 2 });
  });

  it('and was taken for dead is told twice, each page in one of the summaries', async () => {
    const ids = await dueInvoices(2);
    const [first = '', second = ''] = ids;
    await storeSweepRun(desk.store, aRun('slow'));
    const page = (id: string) => findInvoices(desk.store, [id]);
    await sweepPage(desk, await page(first), { runId: 'slow', pageId: 'slow:1' });
    await silence('slow');
    // The second invoice is not due for the other run, which finds nothing to do but to tell.
    const { invoices } = desk.store.collections;
    await invoices.updateOne({ _id: second }, { $set: { autoApply: 'done' } });
    await runSweep(desk, { trigger: 'schedule' });
    await invoices.updateOne({ _id: second }, { $set: { autoApply: 'due' } });
    await sweepPage(desk, await page(second), { runId: 'slow', pageId: 'slow:2' });
    await runSweep(desk, { trigger: 'schedule' });
    await runSweep(desk, { trigger: 'schedule' });
    expect(await told()).toEqual({ messages: 2, summed: 2000n, kept: 2000n, usedOn: 2 });
  });
});

describe('an invoice on which the sweep fails', () => {
  it('stops no other, and is told to the finance channel once', async () => {
    const [bad = '', good = ''] = await dueInvoices(2);
    const { invoices, journal, outbox } = desk.store.collections;
    // Its key is taken by an event of other content, as by a fault of the desk.
    const issued = await journal.findOne({ 'refs.invoiceId': bad });
    if (issued === null) throw new Error('the invoice has no entry');
    await journal.insertOne({ ...issued, _id: `auto:${bad}` });
    for (let run = 1; run <= 3; run += 1) await runSweep(desk, { trigger: 'schedule' });
    expect((await findInvoices(desk.store, [good]))[0]?.autoApply).toBe('done');
    const failures = (await outbox.find().toArray()).filter(
      ({ notice }) => notice.kind === 'sweep-failed',
    );
    expect(failures.map(({ notice }) => notice)).toEqual([
      { kind: 'sweep-failed', invoiceNumber: 'INV-1', payerId: 'club:olsen' },
    ]);
    await journal.deleteOne({ _id: `auto:${bad}` });
    await invoices.updateOne({ _id: bad }, { $set: { autoApply: 'due' } });
  });
});
