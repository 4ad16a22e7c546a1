import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { outcomeOfFailure } from '../../../src/services/books/send-booking.js';
import { settleOutcomes } from '../../../src/services/books/settle-outcomes.js';
import { tellLateOutcome } from '../../../src/services/notices/tell-late-outcome.js';
import { connectStore, type Store } from '../../../src/store/connection.js';
import { type CutProxy, startCutProxy } from '../../support/cut-proxy.js';
import {
  auditDifferences,
  deskOn,
  invoiceNow,
  issue,
  type LedgerDesk,
  openLedgerDesk,
  pay,
  raise,
  startAfresh,
} from '../../support/ledger-desk.js';

/** Speaks to the server through the proxy, as over a network that breaks. */
let far: LedgerDesk;
let farStore: Store;
/** Speaks to it directly. */
let near: LedgerDesk;
let proxy: CutProxy;

beforeAll(async () => {
  const server = new URL(inject('mongoUri'));
  const name = `test-${randomUUID()}`;
  near = await openLedgerDesk({ uri: `mongodb://${server.host}/${name}?directConnection=true` });
  proxy = await startCutProxy(Number(server.port));
  farStore = await connectStore(proxy.databaseUri(name), {
    selectionTimeoutMs: 200,
    patience: { retryMs: 200, majorityMs: 1_000 },
  });
});

beforeEach(async () => {
  await startAfresh(near);
  far = deskOn(farStore, near.uri);
});

afterEach(async () => {
  await reconnect();
  expect(await auditDifferences(near)).toEqual([]);
});

afterAll(async () => {
  await farStore.close();
  await proxy.close();
  await near.close();
});

const unknown = { name: 'OutcomeUnknown' };

/** Presses while the answer to the commit is lost, and everything after it. */
async function loseAnswer(press: () => Promise<unknown>): Promise<void> {
  proxy.loseAnswerTo('commitTransaction');
  await expect(press()).rejects.toMatchObject(unknown);
  await proxy.lost();
}

async function reconnect(): Promise<void> {
  proxy.restore();
  const ping = () => far.store.db.command({ ping: 1 }).catch(() => null);
  await expect.poll(ping, { timeout: 10_000 }).not.toBeNull();
}

async function settled(desk: LedgerDesk): Promise<void> {
  await expect
    .poll(async () => {
      await settleOutcomes(desk, () => false);
      return desk.outcomes.open().length + desk.outcomes.untold.size;
    })
    .toBe(0);
}

async function messages() {
  const rows = await near.store.collections.outbox.find().sort({ _id: 1 }).toArray();
  return rows.filter(({ notice }) => notice.kind !== 'credit-raised');
}

describe('when the commit was made and its answer lost', () => {
  it('nobody is told that nothing was booked; the desk finds it out and tells it once', async () => {
    const invoiceId = await issue(near, 1000n);
    const press = (desk: LedgerDesk) => raise(desk, invoiceId, 300n, { operationId: 'lost-1' });
    await loseAnswer(() => press(far));
    // The database cannot be reached at all, so it is kept in memory.
    await settleOutcomes(far, () => false);
    expect(far.outcomes.stateOf('lost-1')).toBe('open');
    await reconnect();
    await settled(far);
    expect(await messages()).toMatchObject([
      {
        _id: 'late:lost-1',
        target: { userId: 'UADMIN' },
        notice: {
          kind: 'outcome-settled',
          isBooked: true,
          entries: [{ id: 'form:lost-1', outcome: { outstanding: 700n } }],
        },
      },
    ]);
    const { open_outcomes } = near.store.collections;
    await expect.poll(() => open_outcomes.countDocuments()).toBe(0);
    expect(await press(near)).toMatchObject({ replayed: true, toInvoice: 300n });
  });

  it('tells all that one form booked: the credit, and what it settled at once', async () => {
    const open = await issue(near, 200n, { autoCollect: true });
    const paid = await issue(near, 1000n);
    await pay(near, paid, 1000n);
    far.settings = { ...far.settings, settleOpenInvoices: true };
    const press = (desk: LedgerDesk) => raise(desk, paid, 300n, { operationId: 'lost-all' });
    await loseAnswer(() => press(far));
    await reconnect();
    await settled(far);
    const told = (await messages()).filter(({ _id }) => _id === 'late:lost-all');
    expect(told).toMatchObject([
      { notice: { isBooked: true, entries: [{ id: 'form:lost-all' }, { id: 'form:lost-all:2' }] } },
    ]);
    const settledNow = [
      { invoiceNumber: open.slice('club:'.length), amount: 200n, outstanding: 0n },
    ];
    expect(await press(near)).toMatchObject({ replayed: true, settled: settledNow });
  });

  it('the same form for another invoice is refused with what it has booked', async () => {
    const [one, other] = [await issue(near, 1000n), await issue(near, 1000n)];
    await loseAnswer(() => raise(far, one, 300n, { operationId: 'lost-2' }));
    await reconnect();
    const again = raise(far, other, 300n, { operationId: 'lost-2' });
    const { number: invoiceNumber } = await invoiceNow(near, one);
    await expect(again).rejects.toMatchObject({
      code: 'key-reused',
      details: {
        ...{ amount: 300n, currency: 'GBP', invoiceNumber },
        noteNumber: `${invoiceNumber}-CN-1`,
      },
    });
    expect((await invoiceNow(near, other)).creditNoteCount).toBe(0);
    await settled(far);
  });

  it('pressed again it is the stored answer, though the invoice has changed since', async () => {
    const invoiceId = await issue(near, 1000n);
    await loseAnswer(() => raise(far, invoiceId, 300n, { operationId: 'lost-3' }));
    await reconnect();
    await raise(near, invoiceId, 700n);
    expect(await raise(far, invoiceId, 300n, { operationId: 'lost-3' })).toMatchObject({
      ...{ replayed: true, toInvoice: 300n, toAccount: 0n },
      ...{ outstanding: 700n, status: 'partially credited' },
    });
    await settled(far);
  });

  it('two processes that find it out tell it once', async () => {
    const invoiceId = await issue(near, 1000n);
    await loseAnswer(() => raise(far, invoiceId, 300n, { operationId: 'lost-4' }));
    await reconnect();
    await Promise.all([settled(far), settleOutcomes(near, () => false), settled(far)]);
    await settled(near);
    expect(await messages()).toHaveLength(1);
  });
});

describe('when the connection broke before the commit was made', () => {
  it('it is found out that nothing was booked, and the same form may be sent again', async () => {
    const invoiceId = await issue(near, 1000n);
    const admin = near.store.client.db('admin');
    // A transaction that nobody ends would otherwise hold its documents for a minute.
    await admin.command({ setParameter: 1, transactionLifetimeLimitSeconds: 2 });
    const press = (desk: LedgerDesk) => raise(desk, invoiceId, 300n, { operationId: 'lost-5' });
    proxy.loseCommand('commitTransaction');
    await expect(press(far)).rejects.toMatchObject(unknown);
    await reconnect();
    await settleOutcomes(far, () => false);
    await expect.poll(() => settled(far).then(() => true), { timeout: 20_000 }).toBe(true);
    await admin.command({ setParameter: 1, transactionLifetimeLimitSeconds: 60 });
    expect(await messages()).toMatchObject([
      { _id: 'late:lost-5:not-booked', notice: { isBooked: false } },
    ]);
    expect(await press(far)).toMatchObject({ replayed: false });
    expect((await invoiceNow(near, invoiceId)).creditNoteCount).toBe(1);
  });
});

describe('what breaks after the booking', () => {
  it('is not told as if nothing had been booked', async () => {
    const invoiceId = await issue(near, 1000n);
    await raise(far, invoiceId, 300n, { operationId: 'after-1' });
    const broken = new Error('the result could not be shown');
    expect(outcomeOfFailure(far, 'after-1', broken)).toMatchObject({ ...unknown, cause: broken });
    expect(outcomeOfFailure(far, 'another form', broken)).toBe(broken);
    await settled(far);
    expect(await messages()).toMatchObject([{ _id: 'late:after-1', notice: { isBooked: true } }]);
  });

  it('an outcome that was promised is kept until it can be stored', async () => {
    const late = { operationId: 'after-2', isRefusal: false, userId: 'UADMIN' };
    proxy.cut();
    await tellLateOutcome(far, { ...late, title: 'Done', text: 'It is done.' });
    expect(await messages()).toEqual([]);
    await reconnect();
    await settled(far);
    expect(await messages()).toMatchObject([
      { _id: 'late:after-2', notice: { kind: 'late-outcome', title: 'Done' } },
    ]);
  });
});

describe('what breaks before anything was sent', () => {
  it('is certain, and leaves nothing to find out', async () => {
    const invoiceId = await issue(near, 1000n);
    proxy.loseCommand('insert');
    const press = () => raise(far, invoiceId, 300n, { operationId: 'before-1' });
    await expect(press()).rejects.not.toMatchObject(unknown);
    expect(far.outcomes.stateOf('before-1')).toBeNull();
    await reconnect();
    await expect.poll(() => press().catch(() => null), { timeout: 20_000 }).not.toBeNull();
    expect((await invoiceNow(near, invoiceId)).creditNoteCount).toBe(1);
  });
});
