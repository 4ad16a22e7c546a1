import type { Document } from 'mongodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { searchTerms } from '../../../src/domain/people/search-words.js';
import {
  listPayers,
  payersPipeline,
  peopleCondition,
  peopleFollowed,
  peopleIndex,
  searchContacts,
  searchPayers,
} from '../../../src/store/club/contact-search.js';
import {
  countInvoices,
  invoiceCursor,
  searchInvoices,
} from '../../../src/store/club/invoice-search.js';
import { clubId, issue, type LedgerDesk, openLedgerDesk } from '../../support/ledger-desk.js';
import { addJoneses, addTheirInvoices, joneses } from '../../support/sixty-joneses.js';

let desk: LedgerDesk;
const each = 20;

beforeAll(async () => {
  desk = await openLedgerDesk();
  await issue(desk, 1000n);
  await addJoneses(desk);
  await addTheirInvoices(desk, each);
});
afterAll(() => desk.close());

function stagesOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'stage' in value && typeof value.stage === 'string' ? [value.stage] : [];
  return [...own, ...Object.values(value).flatMap(stagesOf)];
}

function expectIndexed(plan: Document): void {
  const used = stagesOf(plan);
  expect(used).toContain('IXSCAN');
  expect(used).not.toContain('COLLSCAN');
}

describe('people', () => {
  test.each(['jones', 'one', 'sam jon', 'J5', 'sam5@jones.example'])(
    'are read out of the index of words for %j, and no others',
    async (text) => {
      const { contacts } = desk.store.collections;
      const terms = searchTerms(text);
      const found = contacts.find(peopleCondition(clubId, terms), peopleIndex(terms));
      const explained = await found.explain('executionStats');
      expectIndexed(explained['queryPlanner'].winningPlan);
      const { nReturned, totalDocsExamined } = explained['executionStats'];
      expect(nReturned).toBeGreaterThan(0);
      expect(totalDocsExamined).toBeLessThanOrEqual(2 * joneses);
    },
  );

  test('lead to whom pays for them by indexes alone', async () => {
    const terms = searchTerms('child');
    const pipeline = payersPipeline(terms, { clubId, limit: 10 });
    const { contacts } = desk.store.collections;
    const explained = await contacts.aggregate(pipeline, peopleIndex(terms)).explain();
    expectIndexed(explained);
  });

  test('of one name are all counted, and found by their children as well', async () => {
    for (const text of ['jones', 'JONES.', 'one', 'child']) {
      const found = await searchPayers(desk.store, searchTerms(text), { clubId, limit: 10 });
      expect(found).toMatchObject({ total: joneses, more: false });
      expect(found.payers).toHaveLength(10);
    }
    const one = await searchPayers(desk.store, searchTerms('child42'), { clubId, limit: 10 });
    expect(one.payers).toMatchObject([
      { payer: { ownId: 'J42' }, fits: [{ name: 'Kim Child42' }] },
    ]);
  });

  test('without words are the payers, by name', async () => {
    const found = await listPayers(desk.store, { clubId, limit: 3 });
    expect(found).toMatchObject({ total: 2 * joneses + 1, more: false });
    const names = found.payers.map(({ payer }) => payer.name);
    expect(names).toEqual([...names].sort());
  });

  test('need no letter of a pattern to be one', async () => {
    for (const typed of ['.*', '[x-z]nes', '(', '^', '\\']) {
      const terms = searchTerms(typed);
      const found = await searchContacts(desk.store, terms, { clubId, limit: 10 });
      expect(terms.length === 0 || found.length === 0).toBe(true);
    }
  });
});

describe('invoices of sixty payers of one name', () => {
  const filter = { clubId, status: null, text: 'jones', payerId: null };

  test('are all counted and reached, page by page', async () => {
    expect(await countInvoices(desk.store, filter)).toBe(joneses * each);
    const seen = new Set<string>();
    for (let skip = 0; skip < joneses * each; skip += 300) {
      const page = await searchInvoices(desk.store, filter, { skip, limit: 300 });
      for (const { id } of page.invoices) seen.add(id);
    }
    expect(seen.size).toBe(joneses * each);
  });

  test('come out of indexes, and none is read that belongs to others', async () => {
    const cursor = await invoiceCursor(desk.store, filter);
    const explained = await cursor.limit(11).explain('executionStats');
    expectIndexed(explained['queryPlanner'].winningPlan);
    expect(explained['executionStats'].totalDocsExamined).toBeLessThanOrEqual(joneses * each);
  });

  test('are refused whole where more people fit than are followed, with what to do', async () => {
    const { contacts } = desk.store.collections;
    const crowd = Array.from({ length: peopleFollowed + 1 }, (_none, index) => ({
      ...{ _id: `${clubId}:Z${index}`, clubId, ownId: `Z${index}`, name: 'Z', email: null },
      ...{ payerId: `${clubId}:Z${index}`, searchWords: ['zz'] },
    }));
    await contacts.insertMany(crowd);
    const many = { ...filter, text: 'zz' };
    await expect(countInvoices(desk.store, many)).rejects.toMatchObject({
      code: 'too-many-people',
    });
    const found = await searchPayers(desk.store, searchTerms('zz'), { clubId, limit: 1 });
    expect(found).toMatchObject({ more: true });
    await contacts.deleteMany({ searchWords: 'zz' });
  });
});
