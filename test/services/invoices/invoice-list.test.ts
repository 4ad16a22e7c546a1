import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standingWords } from '../../../src/blocks/invoice-standing.js';
import { wordsFor } from '../../../src/blocks/words.js';
import { invoiceStatuses } from '../../../src/domain/invoices/invoice.js';
import type { InvoiceTotals } from '../../../src/domain/invoices/invoice-totals.js';
import { type ListedStatus, listedStatuses } from '../../../src/domain/invoices/listed-status.js';
import {
  filterOf,
  type ListedInvoices,
  listInvoices,
} from '../../../src/services/invoices/invoice-list.js';
import {
  offeredStatuses,
  summariseInvoices,
} from '../../../src/services/invoices/invoice-summary.js';
import { voidInvoice } from '../../../src/services/invoices/void-invoice.js';
import { invoiceCursor } from '../../../src/store/club/invoice-search.js';
import { sumOf } from '../../support/invoice-totals.js';
import {
  admin,
  envelope,
  invoiceNow,
  issue,
  type LedgerDesk,
  openLedgerDesk,
  pay,
  payerId,
  raise,
} from '../../support/ledger-desk.js';
import { shown } from '../../views/sample-facts.js';

let desk: LedgerDesk;
const ids = new Map<string, string>();

/** One invoice of each kind that acts lead to; all are due on 7 December. */
beforeAll(async () => {
  desk = await openLedgerDesk();
  const made = async (name: string, total: bigint) => {
    const id = await issue(desk, total);
    ids.set(name, id);
    return id;
  };
  await made('untouched', 1_000n);
  await pay(desk, await made('paid', 1_000n), 1_000n);
  await pay(desk, await made('overpaid', 1_000n), 1_200n);
  await raise(desk, await made('partly credited', 1_000n), 400n);
  await raise(desk, await made('credited', 1_000n), 1_000n);
  await pay(desk, await made('on its way', 1_000n), 1_000n, { status: 'pending' });
  const both = await made('credited and overpaid', 1_000n);
  await raise(desk, both, 400n);
  await pay(desk, both, 700n);
  const late = await made('void and overpaid', 1_000n);
  await voidInvoice(desk, envelope(), { invoiceId: late, reason: 'Twice' });
  await pay(desk, late, 300n);
  const id = await made('void', 1_000n);
  await voidInvoice(desk, envelope(), { invoiceId: id, reason: 'Twice' });
});
afterAll(() => desk.close());

async function listed(changes: Partial<ListedInvoices>): Promise<string[]> {
  const request = { status: null, text: '', ...changes, page: 0, pageSize: 20 };
  const { rows, total } = await listInvoices(desk, admin, request);
  expect(rows).toHaveLength(total);
  const names = new Map([...ids].map(([name, id]) => [id, name]));
  return rows.map(({ invoice }) => names.get(invoice.id) ?? invoice.id).sort();
}

describe('A filter of the list', () => {
  const cases: [ListedStatus, string[]][] = [
    ['outstanding', ['partly credited', 'untouched']],
    ['overdue', []],
    ['paid', ['credited', 'credited and overpaid', 'overpaid', 'paid']],
    ['pending', ['on its way']],
    ['reconciled', ['paid']],
    ['overpaid', ['credited and overpaid', 'overpaid', 'void and overpaid']],
    ['partially credited', ['credited and overpaid', 'partly credited']],
    ['credited', ['credited']],
    ['partially refunded', []],
    ['refunded', []],
    ['written off', []],
    ['void', ['void', 'void and overpaid']],
  ];
  it.each(cases)('%s finds what it says', async (status, names) => {
    expect(await listed({ status })).toEqual(names);
  });

  it('is there for every status, and each is tried', () => {
    expect(cases.map(([status]) => status).sort()).toEqual([...listedStatuses].sort());
    const others = invoiceStatuses.filter((status) => status !== 'reconciled overpaid');
    expect(listedStatuses).toEqual(expect.arrayContaining(others));
  });

  it('of what is paid finds exactly what is settled or overpaid by its words', async () => {
    const settled: string[] = [];
    for (const [name, id] of ids) {
      const said = standingWords(await invoiceNow(desk, id), wordsFor(shown));
      if (/^(settled|overpaid by)(?!.*void)/.test(said)) settled.push(name);
    }
    expect(await listed({ status: 'paid' })).toEqual(settled.sort());
  });

  it('of what is overdue finds what is unpaid from the day after it was due', async () => {
    desk.clock.now = new Date('2026-12-07T12:00:00Z');
    expect(await listed({ status: 'overdue' })).toEqual([]);
    expect(await offeredStatuses(desk, admin)).not.toContain('overdue');
    desk.clock.now = new Date('2026-12-08T12:00:00Z');
    expect(await listed({ status: 'overdue' })).toEqual(['partly credited', 'untouched']);
    expect(await offeredStatuses(desk, admin)).toContain('overdue');
    desk.clock.now = new Date('2026-11-23T10:00:00Z');
  });

  it('of days counts both ends in', async () => {
    const day = '2026-11-23';
    expect(await listed({ issuedFrom: day, issuedUntil: day })).toHaveLength(ids.size);
    expect(await listed({ issuedFrom: '2026-11-24' })).toEqual([]);
    expect(await listed({ issuedUntil: '2026-11-22', status: 'outstanding' })).toEqual([]);
  });

  it('is offered only where it finds something', async () => {
    const finding = cases.filter(([, names]) => names.length > 0).map(([status]) => status);
    expect((await offeredStatuses(desk, admin)).sort()).toEqual(finding.sort());
  });
});

/** What must be left to pay, less what is overpaid, if the sums add up. */
function leftOf(sum: InvoiceTotals): bigint {
  const settled = sum.paid + sum.creditApplied + sum.creditedToInvoice + sum.writtenOff;
  return sum.total - settled - sum.refunded + sum.overpaymentMoved + sum.overpaymentRefunded;
}

it('what is overpaid is found by its own small index, and nothing else is looked at', async () => {
  const filter = filterOf(desk, { status: 'overpaid', text: '' });
  const cursor = await invoiceCursor(desk.store, filter);
  const { executionStats } = await cursor.explain('executionStats');
  expect(executionStats).toMatchObject({ nReturned: 3, totalDocsExamined: 3 });
});

describe('The sums of a list', () => {
  it('are those of all that it finds, with nothing asked for on a void invoice', async () => {
    const sums = (status: ListedStatus | null) =>
      summariseInvoices(desk, admin, { status, text: '', payerId, total: ids.size });
    const [all = sumOf('')] = (await sums(null)) ?? [];
    expect(all).toMatchObject({
      currency: 'GBP',
      total: 7_000n,
      outstanding: 2_600n,
      overpaid: 600n,
    });
    expect(all.creditedToInvoice + all.creditedToAccount).toBe(1_800n);
    expect(leftOf(all)).toBe(all.outstanding - all.overpaid);
    expect(await sums('outstanding')).toMatchObject([
      { currency: 'GBP', total: 2_000n, creditedToInvoice: 400n, outstanding: 1_600n },
    ]);
    expect(await sums('refunded')).toEqual([]);
  });

  it('are left out where too much is found, unless it is debts', async () => {
    const of = (status: ListedStatus | null) =>
      summariseInvoices(desk, admin, { status, text: '', total: 2_001 });
    expect(await of(null)).toBeNull();
    expect(await of('paid')).toBeNull();
    expect(await of('overdue')).toEqual([]);
    expect(await of('outstanding')).toHaveLength(1);
  });
});
