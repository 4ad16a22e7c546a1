import { beforeEach, expect, it } from 'vitest';
import { withSession } from '../../../src/store/connection.js';
import { holdClosed, readHands } from '../../../src/store/ledger/hold-open.js';
import {
  type CountedBefore,
  countBefore,
  countClosed,
} from '../../../src/store/settings/count-closed.js';
import { inTransaction } from '../../../src/store/transaction.js';
import { deskForFile } from '../../support/desk-for-file.js';
import { clubId, issue, pay, startAfresh } from '../../support/ledger-desk.js';

const desk = await deskForFile();
let invoiceId: string;
const october = '2026-10-31';

beforeEach(async () => {
  await startAfresh(desk);
  invoiceId = await issue(desk, 9_000n);
  await pay(desk, invoiceId, 100n, { receivedOn: '2026-10-01' });
  await pay(desk, invoiceId, 100n, { receivedOn: october });
});

const wanted = { clubId, day: october };

/** As the transaction that closes the days counts them. */
function countNow(before: CountedBefore): Promise<bigint> {
  return inTransaction(desk.store, async (session) => {
    const handsNow = await readHands(desk.store, clubId, { session });
    await holdClosed(desk.store, clubId, session);
    return countClosed(desk.store, wanted, { before, handsNow }, session);
  });
}

it('nothing is read again in the transaction while nobody acts for past days', async () => {
  const before = await countBefore(desk.store, wanted);
  expect(before).toMatchObject({ kind: 'open', entries: 2n });
  // What is of today moves no hand: its day cannot be closed.
  await pay(desk, invoiceId, 100n, { receivedOn: '2026-11-23' });
  // It is taken as it was counted, whatever that was.
  expect(await countNow({ ...before, entries: 70n })).toBe(70n);
});

it('whoever acts for a past day between the count and the transaction is counted', async () => {
  const before = await countBefore(desk.store, wanted);
  await pay(desk, invoiceId, 100n, { receivedOn: '2026-10-15' });
  expect(await countNow(before)).toBe(3n);
});

it('also one who is not done yet: the transaction waits for it', async () => {
  const before = await countBefore(desk.store, wanted);
  const counted = await withSession(desk.store, async (session) => {
    session.startTransaction();
    await holdClosed(desk.store, clubId, session);
    const [entry] = await desk.store.collections.journal.find({ occurredOn: october }).toArray();
    if (entry === undefined) throw new Error('nothing is booked in October');
    const { journal } = desk.store.collections;
    await journal.insertOne({ ...entry, _id: 'under way' }, { session });
    const closing = countNow(before);
    await session.commitTransaction();
    return closing;
  });
  expect(counted).toBe(3n);
});

it('days that were closed before are not read again', async () => {
  const until = '2026-09-30';
  await pay(desk, invoiceId, 100n, { receivedOn: until });
  expect(await countNow({ kind: 'closed', until, entries: 40n })).toBe(42n);
});
