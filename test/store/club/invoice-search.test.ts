import type { Document } from 'mongodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { invoiceStatuses } from '../../../src/domain/invoices/invoice.js';
import { listedStatuses } from '../../../src/domain/invoices/listed-status.js';
import { voidInvoice } from '../../../src/services/invoices/void-invoice.js';
import { moveOverpayment } from '../../../src/services/payments/move-overpayment.js';
import { reversePayment } from '../../../src/services/payments/record-payment.js';
import {
  type InvoiceFilter,
  invoiceCursor,
  searchInvoices,
} from '../../../src/store/club/invoice-search.js';
import {
  clubId,
  envelope,
  issue,
  type LedgerDesk,
  openLedgerDesk,
  pay,
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
  test.each([null, ...listedStatuses])(
    'of status %s comes sorted out of an index',
    async (status) => {
      const used = await stages({ ...all, status, today: '2026-11-23' });
      expect(used).toContain('IXSCAN');
      expect(used).not.toContain('COLLSCAN');
      expect(used).not.toContain('SORT');
    },
  );

  test.each(['INV-1', '1', '#1', 'inv 1', 'INV-1-CN-1', 'R 1', 'olsen'])(
    'found by %j comes out of indexes',
    async (text) => {
      const used = await stages({ ...all, text });
      expect(used).toContain('IXSCAN');
      expect(used).not.toContain('COLLSCAN');
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

  test('of outstanding invoices has a void one whose money went back, and none in flight', async () => {
    const id = await issue(desk, 1000n);
    await voidInvoice(desk, envelope(), { invoiceId: id, reason: 'Twice' });
    const paymentId = await pay(desk, id, 700n);
    await moveOverpayment(desk, envelope(), { invoiceId: id, amount: 700n });
    const listed = async () => {
      const page = { skip: 0, limit: 10 };
      const { invoices } = await searchInvoices(
        desk.store,
        { ...all, status: 'outstanding' },
        page,
      );
      return invoices.map((invoice) => invoice.id);
    };
    expect(await listed()).not.toContain(id);
    await reversePayment(desk, envelope(), { paymentId, how: 'bounced' });
    expect(await listed()).toContain(id);
    await pay(desk, id, 700n, { status: 'pending' });
    expect(await listed()).not.toContain(id);
  });

  test('of outstanding invoices reads what it shows, however many are settled around it', async () => {
    const { invoices } = desk.store.collections;
    const partly = await invoices.findOne({ status: 'partially credited' });
    if (partly === null) throw new Error('nothing was credited');
    const settled = Array.from({ length: 500 }, (_none, index) => {
      const number = `SET-${index}`;
      const paid = { paid: 600n, outstanding: 0n, payable: false, issuedOn: '2026-12-31' };
      return { ...partly, ...paid, number, numberOrder: number, _id: `${clubId}:${number}` };
    });
    await invoices.insertMany(settled);
    const cursor = await invoiceCursor(desk.store, { ...all, status: 'outstanding' });
    const { executionStats } = await cursor.limit(2).explain('executionStats');
    expect(executionStats).toMatchObject({ nReturned: 2, totalDocsExamined: 2 });
    // A range of the index for each status, and what is shown.
    expect(executionStats.totalKeysExamined).toBeLessThanOrEqual(2 + 2 * invoiceStatuses.length);
    await invoices.deleteMany({ _id: { $in: settled.map(({ _id }) => _id) } });
  });
});
