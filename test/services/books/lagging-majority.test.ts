import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { settleOutcomes } from '../../../src/services/books/settle-outcomes.js';
import { runSweep } from '../../../src/services/sweep/sweep.js';
import { sweepPage } from '../../../src/services/sweep/sweep-page.js';
import { connectStore, type Store } from '../../../src/store/connection.js';
import { findInvoices } from '../../../src/store/ledger/ledger-reads.js';
import type { SweepRun } from '../../../src/store/sweep/sweep-run.js';
import { storeSweepRun } from '../../../src/store/sweep/sweep-runs.js';
import {
  auditDifferences,
  balanceNow,
  deskOn,
  invoiceNow,
  issue,
  type LedgerDesk,
  openCredit,
  openLedgerDesk,
  raise,
  startAfresh,
} from '../../support/ledger-desk.js';
import { databaseIn, type ReplicaSet, startReplicaSet } from '../../support/replica-set.js';

const patience = { retryMs: 300, majorityMs: 300 };

let set: ReplicaSet;
let desk: LedgerDesk;
/** Another process on the same books. */
let otherStore: Store;
let other: LedgerDesk;

beforeAll(async () => {
  set = await startReplicaSet();
  const uri = databaseIn(set, 'lagging');
  desk = await openLedgerDesk({ uri, patience });
  otherStore = await connectStore(uri, { patience });
});

beforeEach(async () => {
  await startAfresh(desk);
  other = deskOn(otherStore, desk.uri);
});

afterEach(async () => {
  set.thaw();
  await settled(desk);
  expect(await auditDifferences(desk)).toEqual([]);
});

afterAll(async () => {
  await otherStore.close();
  await desk.close();
  await set.stop();
});

const unknown = { name: 'OutcomeUnknown' };

/** Rounds of the job until nothing is open. */
async function settled(by: LedgerDesk): Promise<void> {
  await expect
    .poll(
      async () => {
        await settleOutcomes(by, () => false);
        const stored = await by.store.collections.open_outcomes.countDocuments();
        return stored + by.outcomes.open().length;
      },
      { timeout: 20_000, interval: 50 },
    )
    .toBe(0);
}

async function told() {
  const rows = await desk.store.collections.outbox.find().toArray();
  return rows.flatMap(({ _id, target, notice }) =>
    notice.kind === 'outcome-settled'
      ? [{ id: _id, target, isBooked: notice.isBooked, entries: notice.entries.length }]
      : [],
  );
}

const aRun: Omit<SweepRun, 'id'> = {
  ...{ kind: 'run', clubId: 'club', startedAt: new Date(), finishedAt: null, untold: true },
  ...{ trigger: 'schedule', holder: 'this test', aliveAt: new Date(), summaries: 0 },
  ...{ looked: 0, usedOn: 0, waiting: 0, failed: 0, amounts: [] },
};

describe('while no majority confirms', () => {
  it('a booking is not known, however often the form is sent; then it is told once', async () => {
    const invoiceId = await issue(desk, 1000n);
    set.freezeSecondary();
    const press = (by: LedgerDesk) => raise(by, invoiceId, 300n, { operationId: 'lagging-form' });
    await expect(press(desk)).rejects.toMatchObject(unknown);
    await expect(press(desk)).rejects.toMatchObject(unknown);
    await expect(press(other)).rejects.toMatchObject(unknown);
    await settleOutcomes(desk, () => false);
    await settleOutcomes(other, () => false);
    set.thaw();
    await settled(desk);
    await settled(other);
    expect(await told()).toEqual([
      { id: 'late:lagging-form', target: { userId: 'UADMIN' }, isBooked: true, entries: 1 },
    ]);
    expect(await press(desk)).toMatchObject({ replayed: true, toInvoice: 300n, outstanding: 700n });
    expect((await invoiceNow(desk, invoiceId)).creditNoteCount).toBe(1);
  });

  it('another form with the same credit is asked about it, in every process', async () => {
    const invoiceId = await issue(desk, 1000n);
    set.freezeSecondary();
    const raising = raise(desk, invoiceId, 300n, { operationId: 'first-form' });
    await expect(raising).rejects.toMatchObject(unknown);
    await settleOutcomes(desk, () => false);
    const asking = { askedUpTo: null };
    const earlier = { number: null, createdBy: 'UADMIN', createdAt: desk.now() };
    for (const by of [desk, other]) {
      const another = { ...asking, operationId: `second-form-${by === desk}` };
      const again = raise(by, invoiceId, 300n, another);
      await expect(again).rejects.toMatchObject({ name: 'LooksAlike', earlier });
      const different = raise(by, invoiceId, 301n, another);
      await expect(different).rejects.toMatchObject({ code: 'outcome-open' });
      const same = raise(by, invoiceId, 300n, { ...asking, operationId: 'first-form' });
      await expect(same).rejects.toMatchObject(unknown);
    }
  });

  it('nothing else is booked for the payer, and it is said why', async () => {
    const invoiceId = await issue(desk, 1000n);
    set.freezeSecondary();
    await expect(raise(desk, invoiceId, 300n)).rejects.toMatchObject(unknown);
    await settleOutcomes(desk, () => false);
    for (const by of [desk, other]) {
      const operationId = `again-${by === desk}`;
      const again = () => raise(by, invoiceId, 300n, { operationId });
      await expect(again()).rejects.toMatchObject({ code: 'outcome-open' });
    }
    set.thaw();
    await settled(desk);
    expect((await invoiceNow(desk, invoiceId)).creditNoteCount).toBe(1);
  });

  it('a press that meets the key waits for a majority, also when others contest the key', async () => {
    const invoiceId = await issue(desk, 1000n);
    const store = await connectStore(`${desk.uri}&monitorCommands=true`, {
      ...{ appName: 'contested', patience: { retryMs: 3_000, majorityMs: 3_000 } },
    });
    const third = deskOn(store, desk.uri);
    set.freezeSecondary();
    const press = (by: LedgerDesk) => raise(by, invoiceId, 300n, { operationId: 'contested' });
    await expect(press(desk)).rejects.toMatchObject(unknown);
    // From its second insert on, which tries the key out, it meets other transactions.
    const conflict = { errorCode: 112, errorLabels: ['TransientTransactionError'] };
    const failing = { appName: 'contested', failCommands: ['insert'], ...conflict };
    const admin = desk.store.client.db('admin');
    await admin.command({ configureFailPoint: 'failCommand', mode: { skip: 1 }, data: failing });
    // It waits for the majority by a write that changes nothing.
    const waits = new Promise<void>((resolve) => {
      store.client.on('commandStarted', ({ commandName }) => {
        if (commandName === 'update') resolve();
      });
    });
    const pressed = press(third);
    await Promise.race([waits, pressed]);
    set.thaw();
    expect(await pressed).toMatchObject({ replayed: true, toInvoice: 300n });
    await admin.command({ configureFailPoint: 'failCommand', mode: 'off' });
    await store.close();
  });

  it('a process that dies leaves it to another one, which tells it', async () => {
    const invoiceId = await issue(desk, 1000n);
    set.freezeSecondary();
    const raising = raise(other, invoiceId, 300n, { operationId: 'dead-process' });
    await expect(raising).rejects.toMatchObject(unknown);
    await settleOutcomes(other, () => false);
    set.thaw();
    await settled(desk);
    expect(await told()).toMatchObject([{ id: 'late:dead-process', isBooked: true }]);
  });

  it('the sweep leaves its page alone, takes it for no failure, and counts it once', async () => {
    await openCredit(desk, 3000n);
    const ids: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      ids.push(await issue(desk, 1000n, { autoCollect: true }));
    }
    const page = { runId: 'lagging', pageId: 'lagging:1' };
    await storeSweepRun(desk.store, { ...aRun, id: page.runId });
    const invoices = await findInvoices(desk.store, ids);
    set.freezeSecondary();
    expect(await sweepPage(desk, invoices, page)).toEqual({ looked: 0, failed: [], met: false });
    set.thaw();
    await desk.store.collections.sweep_runs.updateMany(
      { kind: 'run' },
      { $set: { aliveAt: new Date(0) } },
    );
    await runSweep(desk, { trigger: 'schedule', lanes: 1 });
    expect(await balanceNow(desk)).toBe(0n);
    const rows = await desk.store.collections.outbox.find().toArray();
    expect(rows.map(({ notice }) => notice)).toMatchObject([
      { kind: 'sweep-summary', usedOn: 3, failed: 0, amounts: [{ amount: 3000n }] },
    ]);
  });
});

describe('when another server becomes the primary', () => {
  it('before it has the booking, nothing was booked, and that is told', async () => {
    const invoiceId = await issue(desk, 1000n);
    await set.holdSecondary();
    const raising = raise(desk, invoiceId, 300n, { operationId: 'rolled-back' });
    await expect(raising).rejects.toMatchObject(unknown);
    await set.losePrimary();
    await settleOutcomes(desk, () => false);
    // The new primary alone is no majority, so it may not be believed either.
    expect(desk.outcomes.stateOf('rolled-back')).toBe('open');
    await set.restorePrimary();
    await settled(desk);
    expect(await told()).toEqual([
      {
        ...{ id: 'late:rolled-back:not-booked', target: { userId: 'UADMIN' } },
        ...{ isBooked: false, entries: 1 },
      },
    ]);
    expect((await invoiceNow(desk, invoiceId)).creditNoteCount).toBe(0);
    expect(await raise(desk, invoiceId, 300n, { operationId: 'rolled-back' })).toMatchObject({
      replayed: false,
    });
  }, 90_000);

  it('that has all of it, the booking goes through, once', async () => {
    const invoiceId = await issue(desk, 1000n);
    const operationId = 'handed-over';
    desk.store.patience = { retryMs: 20_000, majorityMs: 5_000 };
    const pressed = raise(desk, invoiceId, 300n, { operationId });
    await Promise.all([pressed, set.handOver()]);
    desk.store.patience = patience;
    expect(await raise(desk, invoiceId, 300n, { operationId })).toEqual({
      ...(await pressed),
      replayed: true,
    });
    expect((await invoiceNow(desk, invoiceId)).creditNoteCount).toBe(1);
    await set.restorePrimary();
  }, 90_000);
});
