import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { noteOfHead, readNote } from '../../../src/domain/trail/trail-head.js';
import { checkBooks } from '../../../src/services/books/check-books.js';
import { auditOfTheNight } from '../../../src/services/books/nightly-audit.js';
import { recordCopy } from '../../../src/services/trail/record-copy.js';
import { trailSeries } from '../../../src/store/trail/write-event.js';
import {
  admin,
  auditDifferences,
  clubId,
  type LedgerDesk,
  openLedgerDesk,
  startAfresh,
} from '../../support/ledger-desk.js';

let desk: LedgerDesk;
beforeAll(async () => {
  desk = await openLedgerDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  await startAfresh(desk);
  for (const subject of ['one', 'two', 'three']) await recordCopy(desk, 'export', subject);
});

/** The newest event goes with its number, as a person with a database shell can have it. */
async function deleteNewest(): Promise<void> {
  const { audit_events, counters } = desk.store.collections;
  const counter = await counters.findOneAndUpdate(
    { _id: trailSeries(clubId) },
    { $inc: { value: -1n } },
  );
  await audit_events.deleteOne({ number: counter?.value ?? 0n });
}

async function found(): Promise<string[]> {
  return (await auditDifferences(desk)).map(({ document, what }) => `${document}: ${what}`);
}

it('is missed by the next check when it is deleted and the counter set back', async () => {
  expect((await checkBooks(desk, admin)).trail?.number).toBe(3n);
  await deleteNewest();
  const gone = ['audit event: number, as a check before this one saw it'];
  expect(await found()).toEqual(gone);
  // A check that found it gone does not take the shorter trail for whole.
  expect(await found()).toEqual(gone);
  expect((await checkBooks(desk, admin)).trail).toBeNull();
  await recordCopy(desk, 'export', 'another');
  expect(await found()).toEqual([
    'audit event: digest of event 3, as a check before this one saw it',
  ]);
});

it('is told of again in no other trail: each check goes on from the one before', async () => {
  await checkBooks(desk, admin);
  await recordCopy(desk, 'export', 'four');
  expect((await checkBooks(desk, admin)).trail?.number).toBe(4n);
  const seen = await desk.store.collections.trail_heads.find().toArray();
  expect(seen).toMatchObject([{ _id: clubId, number: 4n }]);
});

it('is found by what somebody noted, also where nothing in the database remembers it', async () => {
  const { trail } = await checkBooks(desk, admin);
  const noted = readNote(noteOfHead(trail ?? { number: 0n, digest: null }));
  await recordCopy(desk, 'export', 'four');
  expect(await checkBooks(desk, admin, noted)).toMatchObject({ differenceCount: 0 });
  await desk.store.collections.trail_heads.deleteMany({});
  await deleteNewest();
  await deleteNewest();
  expect(await checkBooks(desk, admin)).toMatchObject({ differenceCount: 0 });
  expect(await checkBooks(desk, admin, noted)).toMatchObject({
    differences: [
      { id: 'the newest', what: 'number, as it was noted', expected: '3', stored: '2' },
    ],
  });
});

it('is told to finance each night on which the trail has gone on, and with what differs', async () => {
  const nights = async () => {
    await desk.store.collections.counters.deleteMany({ _id: /^audited-night:/ });
    await auditOfTheNight(desk);
    const told = await desk.store.collections.outbox.find().sort({ createdAt: 1 }).toArray();
    return told.map(({ notice }) => ('trail' in notice ? [notice.kind, notice.trail] : []));
  };
  const first = await nights();
  expect(first).toEqual([['trail-noted', expect.stringMatching(/^3:[\w-]{16}$/)]]);
  expect(await nights()).toEqual(first);
  await recordCopy(desk, 'export', 'four');
  expect((await nights()).at(-1)).toEqual(['trail-noted', expect.stringMatching(/^4:/)]);
});
