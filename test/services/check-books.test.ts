import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkBooks } from '../../src/services/books/check-books.js';
import { auditOfTheNight } from '../../src/services/books/nightly-audit.js';
import { takeLease } from '../../src/store/lease.js';
import { type FailingMongo, startFailingMongo } from '../support/failing-mongo.js';
import {
  admin,
  clubId,
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
    expect(await auditOfTheNight(desk)).toMatch(/^The books are right: 0 entries,/);
    expect(await desk.store.collections.outbox.countDocuments()).toBe(0);
    await breakTheBooks();
    expect(await auditOfTheNight(desk)).toMatch(/^The books differ in 1 place\(s\), of 1 entries,/);
    await auditOfTheNight(desk);
    const told = await desk.store.collections.outbox.find().toArray();
    expect(told.map(({ notice }) => notice)).toEqual([{ kind: 'books-differ', differences: 1 }]);
  });

  it('is left to another process that has begun it, also when that one is done', async () => {
    await breakTheBooks();
    const name = `nightly-audit:${clubId}`;
    const other = { name, holder: 'elsewhere:1', ttlMs: 60_000 };
    expect(await takeLease(desk.store, other)).not.toBeNull();
    expect(await auditOfTheNight(desk)).toMatch(/^Another process checks the books/);
    expect(await desk.store.collections.outbox.countDocuments()).toBe(0);
  });

  it('keeps others away after it is done, until the next night', async () => {
    await auditOfTheNight(desk);
    const other = { name: `nightly-audit:${clubId}`, holder: 'elsewhere:1', ttlMs: 60_000 };
    expect(await takeLease(desk.store, other)).toBeNull();
    await desk.store.collections.leases.updateOne(
      { _id: other.name },
      { $set: { expiresAt: new Date(0) } },
    );
    expect(await takeLease(desk.store, other)).not.toBeNull();
  });
});
