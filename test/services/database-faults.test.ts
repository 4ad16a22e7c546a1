import type { Document } from 'mongodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runSweep } from '../../src/services/sweep/sweep.js';
import { type FailingMongo, startFailingMongo } from '../support/failing-mongo.js';
import {
  apply,
  auditDifferences,
  balanceNow,
  envelope,
  invoiceNow,
  issue,
  type LedgerDesk,
  openCredit,
  openLedgerDesk,
  pay,
  raise,
  startAfresh,
} from '../support/ledger-desk.js';

// Only the connections of this name are hit, and not those that look at what is stored.
const appName = 'credit-desk-database-faults';

let mongo: FailingMongo;
let desk: LedgerDesk;

beforeAll(async () => {
  mongo = await startFailingMongo();
  desk = await openLedgerDesk({ uri: mongo.databaseUri(), appName });
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

function fail(times: number, data: Document): Promise<void> {
  return mongo.fail({ times }, { appName, ...data });
}

const transient = { errorLabels: ['TransientTransactionError'] };
const unknown = { errorLabels: ['UnknownTransactionCommitResult'] };

const faults: [string, number, Document][] = [
  ['a write conflict on an update', 3, { failCommands: ['update'], errorCode: 112, ...transient }],
  ['a write conflict on an insert', 3, { failCommands: ['insert'], errorCode: 112, ...transient }],
  [
    'a write conflict on the commit',
    2,
    { failCommands: ['commitTransaction'], errorCode: 112, ...transient },
  ],
  ['a connection lost during an insert', 1, { failCommands: ['insert'], closeConnection: true }],
  ['a connection lost during an update', 1, { failCommands: ['update'], closeConnection: true }],
  [
    'a connection lost at the commit',
    1,
    { failCommands: ['commitTransaction'], closeConnection: true },
  ],
  [
    'a primary that stands down at the commit',
    1,
    { failCommands: ['commitTransaction'], errorCode: 91, ...unknown },
  ],
  [
    'a commit that was made and then reported as uncertain',
    1,
    {
      failCommands: ['commitTransaction'],
      writeConcernError: { code: 91, errmsg: 'Replication is being shut down' },
    },
  ],
];

describe.each(faults)('%s', (_name, times, data) => {
  it('raises credit exactly once', async () => {
    const invoiceId = await issue(desk, 1000n);
    await pay(desk, invoiceId, 400n);
    await fail(times, data);
    const raised = await raise(desk, invoiceId, 1000n, { operationId: 'once' });
    await mongo.failNothing();
    expect(raised).toMatchObject({ toInvoice: 600n, toAccount: 400n });
    expect(await balanceNow(desk)).toBe(400n);
    const journal = desk.store.collections.journal;
    expect(await journal.countDocuments({ kind: 'credit.raised' })).toBe(1);
    expect(await desk.store.collections.outbox.countDocuments()).toBe(1);
    expect(await raise(desk, invoiceId, 1000n, { operationId: 'once' })).toEqual({
      ...raised,
      replayed: true,
    });
  });

  it('records a payment exactly once', async () => {
    const invoiceId = await issue(desk, 1000n);
    await fail(times, data);
    await pay(desk, invoiceId, 1000n);
    await mongo.failNothing();
    expect(await invoiceNow(desk, invoiceId)).toMatchObject({ paid: 1000n, outstanding: 0n });
  });

  it('spends credit automatically exactly once', async () => {
    await openCredit(desk, 1500n);
    const due = [
      await issue(desk, 1000n, { autoCollect: true }),
      await issue(desk, 1000n, { autoCollect: true }),
    ];
    await fail(times, data);
    // A run that fails, for its own record is written outside of transactions, costs time only.
    await runSweep(desk, { trigger: 'schedule', lanes: 1, pageSize: 10 }).catch(() => undefined);
    await mongo.failNothing();
    await runSweep(desk, { trigger: 'schedule', lanes: 1, pageSize: 10 });
    expect(await balanceNow(desk)).toBe(0n);
    const left = await Promise.all(due.map((id) => invoiceNow(desk, id)));
    expect(left.map(({ outstanding }) => outstanding)).toEqual([0n, 500n]);
  });
});

describe('a fault that does not pass', () => {
  it('is told, and the books stand as before; pressed again later it is booked once', async () => {
    await openCredit(desk, 500n);
    const invoiceId = await issue(desk, 1000n);
    await fail(1, { failCommands: ['update'], errorCode: 8000 });
    await expect(apply(desk, invoiceId, 500n, 'press')).rejects.toMatchObject({ code: 8000 });
    await mongo.failNothing();
    expect(await balanceNow(desk)).toBe(500n);
    expect(await invoiceNow(desk, invoiceId)).toMatchObject({ creditApplied: 0n });
    expect(await apply(desk, invoiceId, 500n, 'press')).toMatchObject({ replayed: false });
    expect(await balanceNow(desk)).toBe(0n);
  });

  it('makes the answer unknown at the commit; pressed again the form finds out', async () => {
    await openCredit(desk, 500n);
    const invoiceId = await issue(desk, 1000n);
    // The commit runs out of time as the server sees it, which the driver does not try again.
    await fail(1, { failCommands: ['commitTransaction'], errorCode: 50 });
    const pressed = apply(desk, invoiceId, 500n, 'press');
    await expect(pressed).rejects.toMatchObject({ name: 'OutcomeUnknown' });
    await mongo.failNothing();
    await apply(desk, invoiceId, 500n, 'press');
    expect(await balanceNow(desk)).toBe(0n);
    expect((await invoiceNow(desk, invoiceId)).creditApplied).toBe(500n);
  });
});

describe('somebody without the right', () => {
  it('moves no money', async () => {
    const invoiceId = await issue(desk, 1000n);
    const nobody = { kind: 'staff', userId: 'UGUEST', roles: [] } as const;
    await expect(
      raise(desk, invoiceId, 100n, { operationId: envelope().operationId, actor: nobody }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await invoiceNow(desk, invoiceId)).toMatchObject({ creditNoteCount: 0 });
  });
});
