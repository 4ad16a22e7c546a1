import { expect, it } from 'vitest';
import { type Movement, readStatement } from '../../../src/services/credit/statement.js';
import { voidInvoice } from '../../../src/services/invoices/void-invoice.js';
import { deskForFile } from '../../support/desk-for-file.js';
import {
  admin,
  apply,
  clubId,
  envelope,
  issue,
  openCredit,
  pay,
  payerId,
  raise,
} from '../../support/ledger-desk.js';

const desk = await deskForFile({ afresh: true });

async function pageOf(page: number) {
  const request = { contactId: payerId, view: 'everything', currency: null, page } as const;
  const { shown } = await readStatement(desk, admin, request);
  if (shown?.view !== 'everything') throw new Error('not the view that was asked for');
  return shown;
}

async function allPages() {
  const first = await pageOf(0);
  const rows: Movement[] = [...first.movements];
  for (let page = 1; page * first.pageSize < first.total; page += 1) {
    rows.push(...(await pageOf(page)).movements);
  }
  return { rows, total: first.total, owed: first.owed };
}

/** Forty entries on several days: paid early, credited, voided, overpaid. */
async function manyMovements(): Promise<void> {
  await openCredit(desk, 5_000n, { createdOn: '2026-10-01' });
  for (let count = 0; count < 9; count += 1) {
    const invoiceId = await issue(desk, 1_000n);
    await pay(desk, invoiceId, 600n, { receivedOn: `2026-11-1${count}` });
    await apply(desk, invoiceId, 100n);
    await raise(desk, invoiceId, 400n);
  }
  const mistake = await issue(desk, 700n);
  await voidInvoice(desk, envelope(), { invoiceId: mistake, reason: 'Twice' });
  await pay(desk, await issue(desk, 300n), 450n);
}

it('shows each entry once over its pages, each sum continued, the newest equal to what is owed', async () => {
  await manyMovements();
  const { rows, total, owed } = await allPages();
  const stored = await desk.store.collections.journal.find({ clubId }).toArray();
  expect(total).toBe(stored.length);
  expect(total).toBeGreaterThan(30);
  expect(new Set(rows.map(({ entry }) => entry.id))).toEqual(new Set(stored.map(({ _id }) => _id)));
  expect(rows).toHaveLength(total);
  const invoices = await desk.store.collections.invoices.find({ clubId }).toArray();
  expect(owed).toBe(invoices.reduce((sum, one) => sum + one.outstanding - one.overpaid, 0n));
  expect(rows[0]?.after).toBe(owed);
  rows.forEach(({ change, after }, index) => {
    expect(after - change).toBe(rows[index + 1]?.after ?? 0n);
  });
});

it('shows the last page where one is asked for that is not there', async () => {
  await issue(desk, 1_000n);
  expect(await pageOf(7)).toMatchObject({ page: 0, total: 1, owed: 1_000n });
});

it('reads the entries of a page through an index, and no others', async () => {
  await manyMovements();
  const { journal } = desk.store.collections;
  const cursor = journal
    .find({ clubId, payerId, currency: 'GBP', occurredOn: { $gte: '2026-11-23' } })
    .hint('statement');
  const { executionStats } = await cursor.explain('executionStats');
  expect(executionStats.totalDocsExamined).toBe(executionStats.nReturned);
});
