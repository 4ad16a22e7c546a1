import type { Document } from 'mongodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { invoiceStatuses } from '../../../src/domain/invoices/invoice.js';
import {
  type InvoiceFilter,
  invoiceCursor,
  searchInvoices,
} from '../../../src/store/club/invoice-search.js';
import {
  clubId,
  issue,
  type LedgerDesk,
  openLedgerDesk,
  payerId,
  raise,
} from '../../support/ledger-desk.js';

let desk: LedgerDesk;
const all: InvoiceFilter = { clubId, status: null, text: '', payerId: null };

beforeAll(async () => {
  desk = await openLedgerDesk();
  await issue(desk, 1000n);
  await raise(desk, await issue(desk, 1000n), 400n);
});
afterAll(() => desk.close());

function stagesOf(plan: Document): string[] {
  const inner = [
    ...(plan['inputStages'] ?? []),
    ...(plan['inputStage'] ? [plan['inputStage']] : []),
  ];
  return [plan['stage'], ...inner.flatMap(stagesOf)];
}

async function stages(filter: InvoiceFilter): Promise<string[]> {
  const cursor = await invoiceCursor(desk.store, filter);
  const explained = await cursor.limit(11).explain('queryPlanner');
  return stagesOf(explained['queryPlanner'].winningPlan);
}

describe('a list of invoices', () => {
  test.each([null, ...invoiceStatuses])(
    'of status %s comes sorted out of an index',
    async (status) => {
      const used = await stages({ ...all, status });
      expect(used).toContain('IXSCAN');
      expect(used).not.toContain('COLLSCAN');
      expect(used).not.toContain('SORT');
    },
  );

  test('of one payer reads only that payer', async () => {
    const used = await stages({ ...all, payerId });
    expect(used).toContain('IXSCAN');
    expect(used).not.toContain('COLLSCAN');
  });

  test('of outstanding invoices has those that are partly credited as well', async () => {
    const found = await searchInvoices(
      desk.store,
      { ...all, status: 'outstanding' },
      { skip: 0, limit: 10 },
    );
    expect(found.invoices.map((invoice) => invoice.status).sort()).toEqual([
      'outstanding',
      'partially credited',
    ]);
  });
});
