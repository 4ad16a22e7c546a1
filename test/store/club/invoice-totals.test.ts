import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conditionFor, indexFor } from '../../../src/store/club/invoice-search.js';
import { findStatuses, sumInvoices } from '../../../src/store/club/invoice-totals.js';
import {
  clubId,
  issue,
  type LedgerDesk,
  openLedgerDesk,
  raise,
} from '../../support/ledger-desk.js';

let desk: LedgerDesk;
const all = { clubId, status: null, text: '', payerId: null };

beforeAll(async () => {
  desk = await openLedgerDesk();
  for (let made = 0; made < 30; made += 1) await issue(desk, 1_000n);
  await raise(desk, await issue(desk, 1_000n), 1_000n);
});
afterAll(() => desk.close());

describe('What filters find something', () => {
  it('is read from the index in leaps, and no invoice is looked at', async () => {
    expect(await findStatuses(desk.store, clubId)).toEqual({
      payable: ['outstanding'],
      other: ['credited'],
    });
    const explained = await desk.store.db.command({
      explain: { distinct: 'invoices', key: 'status', query: { clubId, payable: true } },
      verbosity: 'executionStats',
    });
    expect(JSON.stringify(explained['queryPlanner'])).toContain('DISTINCT_SCAN');
    expect(explained['executionStats']).toMatchObject({ totalDocsExamined: 0 });
    expect(Number(explained['executionStats'].totalKeysExamined)).toBeLessThan(5);
  });
});

describe('The sums of debts', () => {
  it('look at debts only, through the index of every list', async () => {
    const owed = { ...all, status: 'outstanding' as const };
    expect(await sumInvoices(desk.store, owed)).toMatchObject([{ outstanding: 30_000n }]);
    const condition = await conditionFor(desk.store, owed);
    const { executionStats } = await desk.store.collections.invoices
      .find(condition, indexFor(owed))
      .explain('executionStats');
    expect(executionStats).toMatchObject({ totalDocsExamined: 30 });
  });
});
