import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkBooks } from '../../src/services/books/check-books.js';
import { auditOfTheNight } from '../../src/services/books/nightly-audit.js';
import { takeLease } from '../../src/store/lease.js';
import { type FailingMongo, startFailingMongo } from '../support/failing-mongo.js';
import {
  admin,
  clubId,
  deskOn,
  issue,
  type LedgerDesk,
  openLedgerDesk,
  startAfresh,
} from '../support/ledger-desk.js';

let mongo: FailingMongo;
let desk: LedgerDesk;

beforeAll(async () => {
  mongo = await startFailingMongo();
  desk = await openLedgerDesk({ uri: mongo.databaseUri(), appName: 'check-books' });
});
beforeEach(async () => {
  await startAfresh(desk);
  await desk.store.collections.leases.deleteMany({});
});
afterAll(async () => {
  await desk.close();
  await mongo.stop();
});

async function breakTheBooks(): Promise<void> {
  const invoiceId = await issue(desk, 300n);
  const due = { $set: { dueOn: '2026-12-24' } };
  await desk.store.collections.invoices.updateOne({ _id: invoiceId }, due);
}

describe('checking the books', () => {
  it('is one audit for forty who ask at once, and another for who asks afterwards', async () => {
    await issue(desk, 300n);
    const asked = Array.from({ length: 40 }, () => checkBooks(desk, admin));
    const reports = await Promise.all(asked);
    expect(new Set(reports).size).toBe(1);
    expect(reports[0]).toMatchObject({ entries: 1, differenceCount: 0 });
    await breakTheBooks();
    expect(await checkBooks(desk, admin)).toMatchObject({ entries: 2, differenceCount: 1 });
  });

  it('is tried again by who asks after one that failed', async () => {
    await issue(desk, 300n);
    const data = { failCommands: ['find'], errorCode: 96, appName: 'check-books' };
    await mongo.fail('alwaysOn', data);
    try {
      await expect(checkBooks(desk, admin)).rejects.toThrow();
    } finally {
      await mongo.failNothing();
    }
    expect(await checkBooks(desk, admin)).toMatchObject({ entries: 1, differenceCount: 0 });
  });

  it('is not for everybody', async () => {
    const guest = { kind: 'staff' as const, userId: 'UGUEST', roles: [] };
    await expect(checkBooks(desk, guest)).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('the audit of the night', () => {
  it('says what it found, and tells finance of differences once', async () => {
    desk.clock.now = new Date('2026-11-23T10:00:00Z');
    expect(await auditOfTheNight(desk)).toMatch(/^The books are right: 0 entries,/);
    expect(await desk.store.collections.outbox.countDocuments()).toBe(0);
    await breakTheBooks();
    desk.clock.now = new Date('2026-11-24T03:17:00Z');
    expect(await auditOfTheNight(desk)).toMatch(/^The books differ in 1 place, of 1 entries,/);
    await auditOfTheNight(desk);
    const told = await desk.store.collections.outbox.find().toArray();
    expect(told.map(({ notice }) => notice)).toEqual([{ kind: 'books-differ', differences: 1 }]);
  });

  it('is left to another process that is at it', async () => {
    await breakTheBooks();
    const name = `nightly-audit:${clubId}`;
    const other = { name, holder: 'elsewhere:1', ttlMs: 60_000 };
    expect(await takeLease(desk.store, other)).not.toBeNull();
    expect(await auditOfTheNight(desk)).toMatch(/^Another process checks the books/);
    expect(await desk.store.collections.outbox.countDocuments()).toBe(0);
  });

  it.each([
    ['a clock that is late', '2026-11-24T03:11:00Z', false],
    ['the same night, hours later', '2026-11-25T02:17:00Z', false],
    ['the next night', '2026-11-25T03:17:00Z', true],
  ])('is made once a night, by whichever process is first: %s', async (_which, at, isMade) => {
    desk.clock.now = new Date('2026-11-24T03:17:00Z');
    expect(await auditOfTheNight(desk)).toMatch(/^The books are right/);
    const other = deskOn(desk.store, desk.uri);
    other.clock.now = new Date(at);
    expect(await auditOfTheNight(other)).toMatch(
      isMade ? /^The books are right/ : /^The books were checked this night/,
    );
  });

  it('is made up for when the night was slept through, and on a night of 23 hours', async () => {
    desk.clock.now = new Date('2026-03-28T09:17:00Z');
    expect(await auditOfTheNight(desk)).toMatch(/^The books are right/);
    // The clocks in London go on from one to two.
    const looks = ['2026-03-29T02:17:00Z', '2026-03-29T03:17:00Z', '2026-03-29T04:17:00Z'];
    const said: string[] = [];
    for (const look of looks) {
      desk.clock.now = new Date(look);
      said.push(await auditOfTheNight(desk));
    }
    expect(said.filter((one) => one.startsWith('The books are right'))).toHaveLength(1);
  });
});
