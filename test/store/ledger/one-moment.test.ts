import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTogether } from '../../../src/store/import/import-reads.js';
import { auditBooks } from '../../../src/store/ledger/audit-books.js';
import { streamBooks } from '../../../src/store/ledger/stream-journal.js';
import {
  apply,
  clubId,
  issue,
  type LedgerDesk,
  openCredit,
  openLedgerDesk,
  payerId,
} from '../../support/ledger-desk.js';

let desk: LedgerDesk;

beforeAll(async () => {
  desk = await openLedgerDesk();
  await openCredit(desk, 1000n);
});
afterAll(() => desk.close());

it('what an import reads is of one moment, whatever is booked between two reads', async () => {
  const invoiceId = await issue(desk, 300n);
  const [accounts, invoices] = await readTogether(desk.store, async (reader) => {
    const before = await reader.accountsOf(clubId, [payerId]);
    await apply(desk, invoiceId, 300n);
    return [before, await reader.invoices([invoiceId])];
  });
  expect(accounts).toMatchObject([{ balance: 1000n }]);
  expect(invoices).toMatchObject([{ outstanding: 300n }]);
});

it('the balances of an export are those of exactly its entries', async () => {
  const invoiceId = await issue(desk, 200n);
  let [entries, balance, isFirst] = [0n, 0n, true];
  for await (const part of streamBooks(desk.store, clubId)) {
    if ('account' in part) balance += part.account.balance;
    else {
      if (isFirst) await apply(desk, invoiceId, 200n);
      isFirst = false;
      const credit = part.entry.postings.filter(({ account }) => account.startsWith('account-'));
      entries = credit.reduce((sum, { amount }) => sum - amount, entries);
    }
  }
  expect(balance).toBe(700n);
  expect(entries).toBe(balance);
});

it('the audit finds no difference while work goes on', async () => {
  await openCredit(desk, 5000n);
  let done = false;
  const work = (async () => {
    for (let round = 0; round < 20; round += 1) await apply(desk, await issue(desk, 100n), 100n);
    done = true;
  })();
  let audits = 0;
  while (!done) {
    expect((await auditBooks(desk.store, clubId)).differences).toEqual([]);
    audits += 1;
  }
  await work;
  expect(audits).toBeGreaterThan(1);
});
