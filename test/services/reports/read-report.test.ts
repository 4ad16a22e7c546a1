import { EventEmitter, once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { taxIncluded } from '../../../src/domain/amounts/money.js';
import type { Invoice } from '../../../src/domain/invoices/invoice.js';
import { type Cell, type ReportName, reportNames } from '../../../src/domain/reports/report.js';
import { inTurn } from '../../../src/services/in-turn.js';
import { readReport } from '../../../src/services/reports/read-report.js';
import { commitPlans } from '../../../src/store/ledger/commit-plans.js';
import { booksOfEverything } from '../../support/books-of-everything.js';
import { admin, type LedgerDesk, openLedgerDesk, payerId } from '../../support/ledger-desk.js';

let desk: LedgerDesk;
const { plans, books } = booksOfEverything();

beforeAll(async () => {
  desk = await openLedgerDesk();
  expect(await commitPlans(desk.store, plans)).toEqual({ kind: 'committed' });
});
afterAll(() => desk.close());

/** The sums of a report over all days, by the titles of its columns. */
async function sumsOf(name: ReportName): Promise<Record<string, bigint>> {
  const request = { name, from: '1970-01-01', until: '2200-12-31' };
  const { table } = await readReport(desk, admin, request);
  expect(table.rows.every((cells) => cells.length === table.titles.length)).toBe(true);
  const [total = []] = table.totals;
  return Object.fromEntries(
    total.flatMap((cell: Cell, place) => {
      return cell.kind === 'amount' ? [[table.titles[place] ?? '', cell.amount]] : [];
    }),
  );
}

function sum<Item>(items: Iterable<Item>, amountOf: (item: Item) => bigint): bigint {
  let all = 0n;
  for (const item of items) all += amountOf(item);
  return all;
}

const invoices = [...books.invoices.values()];
const standingInvoices = invoices.filter(({ voidedOn }) => voidedOn === null);

function taxOf({ lines }: Invoice): bigint {
  return sum(lines, ({ net, taxRate }) => (taxRate === null ? 0n : taxIncluded(net, taxRate)));
}

describe('reports on books in which everything was booked once', () => {
  it('say of debts what the invoices say', async () => {
    expect(await sumsOf('aged-debts')).toMatchObject({
      'In all': sum(invoices, ({ outstanding }) => outstanding),
    });
  });

  it('sum the journal up to the last day to what invoices and account say', async () => {
    expect(await sumsOf('debts-and-credit')).toEqual({
      Owes: sum(invoices, ({ outstanding }) => outstanding),
      Overpaid: sum(invoices, ({ overpaid }) => overpaid),
      'Account credit': books.account.balance,
    });
  });

  it('leave on the tax report what invoices that stand charged and still carry', async () => {
    const credited = sum(standingInvoices, ({ creditedToInvoice, creditedToAccount }) => {
      return creditedToInvoice + creditedToAccount;
    });
    const report = await sumsOf('tax');
    expect(report).toMatchObject({
      Charged: sum(standingInvoices, ({ total }) => total),
      'Tax charged': sum(standingInvoices, taxOf),
      Credited: credited,
      Refunded: sum(standingInvoices, ({ refunded }) => refunded),
      'Tax left':
        sum(standingInvoices, taxOf) -
        sum(standingInvoices, ({ lines }) => sum(lines, ({ taxCredited }) => taxCredited)),
    });
    expect(report['Tax credited']).toBeGreaterThan(0n);
    expect(report['Tax refunded']).toBeGreaterThan(0n);
  });

  it('count money that came and went back again', async () => {
    const cash = sum(books.entries, ({ kind, postings }) => {
      if (!kind.startsWith('payment.')) return 0n;
      return sum(postings, ({ account, amount }) => (account.startsWith('cash:') ? amount : 0n));
    });
    const report = await sumsOf('receipts');
    expect(report['Left']).toBe(cash);
    expect(report['Gone back']).toBeGreaterThan(0n);
  });

  it('count credit by its notes, less what was voided', async () => {
    const notes = [...books.notes.values()];
    expect(await sumsOf('credits')).toEqual({
      Credited: sum(notes, ({ amount }) => amount),
      Voided: sum(notes, ({ lines }) => sum(lines, ({ voided }) => voided)),
      Stands: sum(notes, ({ lines }) => sum(lines, ({ amount, voided }) => amount - voided)),
    });
  });

  it('say of account credit what the lots hold', async () => {
    const report = await sumsOf('account-credit');
    expect((report['Can be used'] ?? 0n) + (report['Expired'] ?? 0n)).toBe(books.account.balance);
  });

  it('foresee that credit pays an order of an auto-collect product, once', async () => {
    const { collections } = desk.store;
    const order = { clubId: 'club', contactId: 'club:nora', currency: 'GBP' };
    const product = { clubId: 'club', price: 1n, currency: 'GBP', billing: 'termly' as const };
    await collections.products.insertMany([
      { ...product, _id: 'club:gym', ownId: 'gym', name: 'Gym', autoCollect: true },
      { ...product, _id: 'club:tea', ownId: 'tea', name: 'Tea', autoCollect: false },
    ]);
    await collections.orders.insertMany([
      { ...order, _id: 'club:o1', productId: 'club:gym', dueOn: '2026-12-01', amount: 200n },
      { ...order, _id: 'club:o2', productId: 'club:gym', dueOn: '2026-12-01', amount: 50n },
      { ...order, _id: 'club:o3', productId: 'club:tea', dueOn: '2026-12-01', amount: 900n },
      { ...order, _id: 'club:o4', productId: 'club:gym', dueOn: '2027-03-01', amount: 900n },
      {
        ...{ ...order, _id: 'club:o5', productId: 'club:gym', dueOn: '2026-12-02', amount: 900n },
        cancelledOn: '2026-11-20',
      },
    ]);
    const { table } = await readReport(desk, admin, {
      ...{ name: 'forecast', from: '2026-11-01', until: '2026-11-30' },
    });
    expect(table.rows).toEqual([
      [
        { kind: 'text', text: 'Kari Olsen' },
        { kind: 'day', day: '2026-12-01' },
        { kind: 'amount', amount: 250n, currency: 'GBP' },
        { kind: 'amount', amount: 250n, currency: 'GBP' },
        { kind: 'amount', amount: 0n, currency: 'GBP' },
      ],
    ]);
  });

  it('name every entry in the audit trail of the day on which it was written down', async () => {
    const { table } = await readReport(desk, admin, {
      ...{ name: 'audit-trail', from: '2026-11-01', until: '2026-12-31' },
    });
    expect(table.rows).toHaveLength(books.entries.length);
    expect(table.cutAt).toBeUndefined();
    const before = { name: 'audit-trail', from: '2026-01-01', until: '2026-01-31' } as const;
    expect((await readReport(desk, admin, before)).table.rows).toEqual([]);
  });

  it('stay those of one moment for whoever turns pages, and are read anew for all others', async () => {
    const request = { name: 'forecast', from: '2026-11-01', until: '2026-11-30' } as const;
    const seen = await readReport(desk, admin, request);
    await desk.store.collections.orders.deleteMany({});
    expect(await readReport(desk, admin, request, seen.id)).toEqual(seen);
    const others = [
      readReport(desk, admin, request),
      readReport(desk, admin, { ...request, from: '2026-11-02' }, seen.id),
      readReport(desk, admin, request, 'another'),
    ];
    for (const { table } of await Promise.all(others)) expect(table.rows).toEqual([]);
    const customer = { kind: 'customer', payerId } as const;
    await expect(readReport(desk, customer, request, seen.id)).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  it('are read one after another, whoever asks, and those that were seen without waiting', async () => {
    const request = { name: 'forecast', from: '2026-11-01', until: '2026-11-30' } as const;
    const seen = await readReport(desk, admin, request);
    const order: string[] = [];
    const signals = new EventEmitter();
    const [begun, ended] = [once(signals, 'begun'), once(signals, 'ended')];
    const before = inTurn(desk, 'report', () => {
      signals.emit('begun');
      return ended;
    });
    await begun;
    const after = readReport(desk, admin, request).then(() => order.push('read'));
    expect(await readReport(desk, admin, request, seen.id)).toEqual(seen);
    // As much as a report that does not wait would have been read by in the meantime.
    for (const name of reportNames) await desk.store.collections.leases.findOne({ _id: name });
    order.push('ended');
    signals.emit('ended');
    await Promise.all([before, after]);
    expect(order).toEqual(['ended', 'read']);
  });

  it('are not for customers', async () => {
    const request = { name: 'tax', from: '2026-01-01', until: '2026-12-31' } as const;
    const customer = { kind: 'customer', payerId } as const;
    await expect(readReport(desk, customer, request)).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });
});
