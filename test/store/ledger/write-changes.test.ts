import { describe, expect, it } from 'vitest';
import type { Change } from '../../../src/domain/books/plan.js';
import { type Account, emptyAccount, openLot } from '../../../src/domain/credit/account.js';
import { StalePlan, writeChanges } from '../../../src/store/ledger/write-changes.js';
import { fromStored, toStored } from '../../../src/store/stored.js';
import { inTransaction } from '../../../src/store/transaction.js';
import { deskForFile } from '../../support/desk-for-file.js';
import { clubId } from '../../support/ledger-desk.js';

const desk = await deskForFile({ afresh: true });

function withLot(account: Account, lotId: string): Account {
  const opened = openLot(account, {
    lotId,
    source: { kind: 'opening' },
    amount: 500n,
    createdOn: '2026-11-01',
    expiresOn: null,
  });
  return { ...opened, headDigest: `digest of ${lotId}` };
}

/** New accounts of `count` payers. */
function newAccounts(count: number): Account[] {
  return Array.from({ length: count }, (_, index) => {
    return withLot(emptyAccount({ clubId, payerId: `club:P${index}`, currency: 'GBP' }), 'first');
  });
}

async function write(changes: readonly Change<Account>[]): Promise<void> {
  await inTransaction(desk.store, (session) =>
    writeChanges(desk.store, { in: 'accounts', changes }, session),
  );
}

async function stored(): Promise<Account[]> {
  const found = await desk.store.collections.accounts.find().sort({ _id: 1 }).toArray();
  return found.map(fromStored);
}

// One change is sent in another way than several, and has to mean the same.
describe.each([1, 2, 5])('%s changes', (count) => {
  it('store what is new and what changed', async () => {
    const before = newAccounts(count);
    await write(before.map((after) => ({ before: null, after })));
    expect(await stored()).toEqual(before);
    const after = before.map((account) => withLot(account, 'second'));
    await write(after.map((changed, index) => ({ before: before[index] ?? null, after: changed })));
    expect(await stored()).toEqual(after);
  });

  it('write nothing when one of the documents is at another change by now', async () => {
    const before = newAccounts(count);
    const moved = before.map((account, index) =>
      index === count - 1 ? withLot(account, 'by somebody else') : account,
    );
    await desk.store.collections.accounts.insertMany(moved.map(toStored));
    const changes = before.map((account) => ({ before: account, after: withLot(account, 'mine') }));
    await expect(write(changes)).rejects.toThrow(StalePlan);
    expect(await stored()).toEqual(moved);
  });

  it('write nothing when a document is gone', async () => {
    const before = newAccounts(count);
    await desk.store.collections.accounts.insertMany(before.map(toStored));
    await desk.store.collections.accounts.deleteOne({ _id: before[0]?.id ?? '' });
    const changes = before.map((account) => ({ before: account, after: withLot(account, 'mine') }));
    await expect(write(changes)).rejects.toThrow(StalePlan);
    expect(await stored()).toEqual(before.slice(1));
  });

  it('write nothing when a payer began to be imported meanwhile', async () => {
    const before = newAccounts(count);
    await desk.store.collections.accounts.insertMany(
      before.map((account) => ({ ...toStored(account), importing: true as const })),
    );
    const changes = before.map((account) => ({ before: account, after: withLot(account, 'mine') }));
    await expect(write(changes)).rejects.toThrow(StalePlan);
  });

  it('are refused as duplicates when a new document is there already', async () => {
    const accounts = newAccounts(count);
    await desk.store.collections.accounts.insertMany(accounts.slice(-1).map(toStored));
    const changes = accounts.map((after) => ({ before: null, after }));
    await expect(write(changes)).rejects.toMatchObject({ code: 11000 });
    expect(await stored()).toEqual(accounts.slice(-1));
  });

  it('are checked by the rules of the database', async () => {
    const [first, ...others] = newAccounts(count);
    const wrong = first === undefined ? [] : [{ ...first, balance: 1n }];
    const changes = [...others, ...wrong].map((after) => ({ before: null, after }));
    await expect(write(changes)).rejects.toMatchObject({ code: 121 });
    expect(await stored()).toEqual([]);
  });
});

it('several changes of one document end as the last of them', async () => {
  const [first] = newAccounts(1);
  if (first === undefined) throw new Error('no account was made');
  const second = withLot(first, 'second');
  await write([
    { before: null, after: first },
    { before: first, after: second },
  ]);
  expect(await stored()).toEqual([second]);
});
