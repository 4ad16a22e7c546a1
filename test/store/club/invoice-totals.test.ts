import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { voidInvoice } from '../../../src/services/invoices/void-invoice.js';
import { reversePayment } from '../../../src/services/payments/record-payment.js';
import { settleRefund } from '../../../src/services/refunds/settle-refund.js';
import { conditionFor, countInvoices, indexFor } from '../../../src/store/club/invoice-search.js';
import { findStatuses, sumInvoices } from '../../../src/store/club/invoice-totals.js';
import { fromStored } from '../../../src/store/stored.js';
import { sumOfAll } from '../../support/invoice-totals.js';
import {
  clubId,
  envelope,
  issue,
  type LedgerDesk,
  openLedgerDesk,
  pay,
  raise,
} from '../../support/ledger-desk.js';
import { askPart } from '../../support/refunds.js';

let desk: LedgerDesk;
const all = { clubId, status: null, text: '', payerId: null };

beforeAll(async () => {
  desk = await openLedgerDesk();
  for (let made = 0; made < 30; made += 1) await issue(desk, 1_000n);
  await raise(desk, await issue(desk, 1_000n), 1_000n);
});
afterAll(() => desk.close());

async function paid(amount: bigint): Promise<{ id: string; paymentId: string }> {
  const id = await issue(desk, amount);
  return { id, paymentId: await pay(desk, id, amount) };
}

async function sendBack(invoiceId: string, amount: bigint): Promise<void> {
  const refundId = await askPart(desk, invoiceId, amount);
  const told = { state: 'done', on: '2026-11-23', feeMinor: 0n } as const;
  await settleRefund(desk, envelope(), { refundId, told, reason: 'By bank' });
}

const plainNumbers = (_name: string, value: unknown) =>
  typeof value === 'bigint' ? Number(value) : value;

/** Documents that were looked at, wherever the server says so. */
function docsRead(explained: unknown): number {
  const said = [
    ...JSON.stringify(explained, plainNumbers).matchAll(/"totalDocsExamined":"?(\d+)/g),
  ];
  if (said.length === 0) throw new Error('the server does not say what it looked at');
  return Math.max(...said.map(([, count]) => Number(count)));
}

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

describe('What is overdue', () => {
  it('is counted in the index, and no invoice that is not due yet is looked at', async () => {
    const late = '2026-12-08';
    const [first] = await desk.store.collections.invoices.find().sort({ _id: 1 }).toArray();
    expect(first?.dueOn).toBe('2026-12-07');
    const { collections } = desk.store;
    await collections.invoices.updateOne(
      { _id: first?._id ?? '' },
      { $set: { dueOn: '2026-12-01' } },
    );
    const read = async (today: string) => {
      const overdue = { ...all, status: 'overdue' as const, today };
      const condition = await conditionFor(desk.store, overdue);
      const count = await collections.invoices
        .aggregate([{ $match: condition }, { $count: 'found' }], indexFor(overdue))
        .explain('executionStats');
      const cursor = collections.invoices.find(condition, indexFor(overdue));
      const list = await cursor.sort({ issuedOn: -1, numberOrder: -1 }).explain('executionStats');
      expect(await countInvoices(desk.store, overdue)).toBe(list['executionStats'].nReturned);
      return { counted: docsRead(count), listed: docsRead(list) };
    };
    expect(await read('2026-12-05')).toEqual({ counted: 0, listed: 1 });
    expect(await read(late)).toEqual({ counted: 0, listed: 30 });
  });
});

describe('The sums of what was sent back', () => {
  it('add up for a part of it, for money that bounced after it, and for a void invoice', async () => {
    const [part, bounced, voided] = [await paid(1_100n), await paid(1_300n), await paid(1_700n)];
    await askPart(desk, part.id, 400n);
    await askPart(desk, bounced.id, 500n);
    await reversePayment(desk, envelope(), { paymentId: bounced.paymentId, how: 'bounced' });
    await sendBack(voided.id, 1_700n);
    await voidInvoice(desk, envelope(), { invoiceId: voided.id, reason: 'Sent twice' });
    const stored = await desk.store.collections.invoices.find({ clubId }).toArray();
    expect(stored.filter(({ refunded }) => refunded > 0n)).toHaveLength(3);
    const [sums = expect.unreachable()] = await sumInvoices(desk.store, all);
    expect(sums).toEqual(sumOfAll(stored.map(fromStored)));
    const settled = sums.paid + sums.refunded + sums.creditedToInvoice;
    expect(sums.total - settled + sums.overpaymentRefunded).toBe(sums.outstanding - sums.overpaid);
  });
});
