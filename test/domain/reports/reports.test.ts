import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountCreditAge } from '../../../src/domain/reports/account-credit-age.js';
import { agedDebts } from '../../../src/domain/reports/aged-debts.js';
import { auditTrail } from '../../../src/domain/reports/audit-trail.js';
import { creditsGiven } from '../../../src/domain/reports/credits-given.js';
import { debtsAndCredit } from '../../../src/domain/reports/debts-and-credit.js';
import { type ComingInvoice, comingUses, forecast } from '../../../src/domain/reports/forecast.js';
import { receipts } from '../../../src/domain/reports/receipts.js';
import type { Cell, ReportTable } from '../../../src/domain/reports/report.js';
import { reportCsv } from '../../../src/domain/reports/report-csv.js';
import { taxReport } from '../../../src/domain/reports/tax-report.js';
import { anAccount, today } from '../../support/rules.js';

function plain(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
      return cell.text;
    case 'amount':
      return `${cell.amount}`;
    case 'day':
      return cell.day ?? '';
    case 'month':
      return cell.month;
    case 'time':
      return cell.at.toISOString();
    case 'actor':
      return cell.actor.id;
    default:
      return cell satisfies never;
  }
}

const shown = (rows: ReportTable['rows']) => rows.map((cells) => cells.map(plain).join(' '));

const debt = { payerId: 'club:olsen', payerName: 'Olsen', currency: 'GBP' };

describe('aged debts', () => {
  it('count a debt to the days since it was due, its day itself as not late', () => {
    const days: [string, bigint][] = [
      ['2026-11-24', 1n],
      ['2026-11-23', 20n],
      ['2026-11-22', 300n],
      ['2026-10-24', 4_000n],
      ['2026-10-23', 50_000n],
      ['2026-08-25', 600_000n],
      ['2026-08-24', 7_000_000n],
    ];
    const { rows } = agedDebts(
      days.map(([dueOn, outstanding]) => ({ ...debt, dueOn, outstanding })),
      '2026-11-23',
    );
    expect(shown(rows)).toEqual(['Olsen 21 4300 50000 600000 7000000 7654321']);
  });

  it('put those first who owe most of the oldest, and sum each currency apart', () => {
    const { rows, totals } = agedDebts(
      [
        { ...debt, dueOn: today, outstanding: 900n },
        { ...debt, payerId: 'club:b', payerName: 'B', dueOn: '2026-01-01', outstanding: 5n },
        { ...debt, currency: 'EUR', dueOn: '2026-01-01', outstanding: 7n },
      ],
      today,
    );
    expect(shown(rows)).toEqual(['Olsen 0 0 0 0 7 7', 'B 0 0 0 0 5 5', 'Olsen 900 0 0 0 0 900']);
    expect(shown(totals)).toEqual(['All, EUR 0 0 0 0 7 7', 'All, GBP 900 0 0 0 5 905']);
  });
});

it('debts and credit leave out whoever has nothing', () => {
  const standing = { ...debt, owed: 0n, overpaid: 0n, accountCredit: 0n };
  const { rows, totals } = debtsAndCredit([standing, { ...standing, accountCredit: 30n }]);
  expect(shown(rows)).toEqual(['Olsen 0 0 30']);
  expect(shown(totals)).toEqual(['All, GBP 0 0 30']);
  expect(debtsAndCredit([]).totals).toEqual([]);
});

describe('tax', () => {
  const lines = { month: '2026-11', currency: 'GBP', taxRate: '20' };

  it('is worked out line by line, and left is what was not given back', () => {
    const share = { ...lines, by: 'credit' as const, amount: 333n, tax: 56n };
    const { rows } = taxReport(
      [{ ...lines, net: 1_000n, count: 3 }],
      [share, { ...share, by: 'refund', amount: 667n, tax: 111n }],
    );
    expect(shown(rows)).toEqual(['2026-11 20 % 3000 501 333 56 667 111 334']);
  });

  it('takes 20 and 20.0 for one rate, no tax for another, and months in their order', () => {
    const { rows } = taxReport(
      [
        { ...lines, taxRate: '20.0', net: 120n, count: 1 },
        { ...lines, month: '2026-10', net: 120n, count: 1 },
        { ...lines, net: 120n, count: -1 },
        { ...lines, taxRate: null, net: 50n, count: 1 },
        { ...lines, taxRate: '5', net: 105n, count: 1 },
      ],
      [],
    );
    expect(shown(rows)).toEqual([
      '2026-10 20 % 120 20 0 0 0 0 20',
      '2026-11 No tax 50 0 0 0 0 0 0',
      '2026-11 5 % 105 5 0 0 0 0 5',
      '2026-11 20.0 % 0 0 0 0 0 0 0',
    ]);
  });
});

it('receipts show what is left of a day', () => {
  const { rows, totals } = receipts([
    {
      ...{ day: today, provider: 'bank', recordedBy: { kind: 'staff' as const, id: 'UOLIVE' } },
      ...{ currency: 'GBP', received: 500n, takenBack: 200n },
    },
  ]);
  expect(shown(rows)).toEqual(['2026-11-23 bank transfer UOLIVE 500 200 300']);
  expect(shown(totals)).toEqual(['All, GBP   500 200 300']);
});

it('credits take reasons in own words for one', () => {
  const share = { month: '2026-11', productName: '', currency: 'GBP', given: 10n, voided: 0n };
  const { rows } = creditsGiven([
    { ...share, reason: 'Other: flood' },
    { ...share, reason: 'Other: fire', voided: 4n },
    { ...share, reason: 'Goodwill', productName: 'Gym' },
  ]);
  expect(shown(rows)).toEqual(['2026-11 Goodwill Gym 10 0 10', '2026-11 Other No product 20 4 16']);
});

it('account credit stands by its age, what has expired apart', () => {
  const account = anAccount(
    { lotId: 'a', amount: 100n, createdOn: '2026-11-01', expiresOn: '2027-01-31' },
    { lotId: 'b', amount: 20n, createdOn: '2026-01-01' },
    { lotId: 'c', amount: 3n, createdOn: '2024-01-01' },
    { lotId: 'd', amount: 4n, createdOn: '2023-01-01', expiresOn: '2026-11-22' },
  );
  const { rows, totals } = accountCreditAge([{ ...account, payerName: 'Olsen' }], today);
  expect(shown(rows)).toEqual(['Olsen 2024-01-01 2027-01-31 100 20 3 123 4']);
  expect(shown(totals)).toEqual(['All, GBP   100 20 3 123 4']);
});

it('the audit trail says of money and settings who, where, why and who approved', () => {
  const olive = { kind: 'staff' as const, id: 'UOLIVE' };
  const anna = { kind: 'staff' as const, id: 'UANNA' };
  const { rows } = auditTrail(
    {
      entries: [
        {
          ...{
            kind: 'credit.raised',
            clubId: 'club',
            currency: 'GBP',
            refs: { invoiceId: 'club:1' },
          },
          postings: [
            { account: 'credit-notes', amount: 500n },
            { account: 'receivable:club:1', amount: -500n },
          ],
          ...{ actor: olive, approvedBy: anna, reason: 'Goodwill', payerName: 'Olsen' },
          ...{ recordedAt: new Date('2026-11-23T10:00:00Z'), details: {} },
        },
        {
          ...{ kind: 'payment.pending', clubId: 'club', currency: 'GBP', refs: {}, postings: [] },
          ...{ actor: olive, reason: 'Payment', payerName: 'Olsen' },
          recordedAt: new Date('2026-11-23T09:00:00Z'),
          details: { payment: { amount: 4_000n } },
        },
        {
          ...{ kind: 'refund.waiting', clubId: 'club', currency: 'GBP', refs: {}, postings: [] },
          ...{ actor: olive, reason: 'Late', payerName: 'Olsen' },
          recordedAt: new Date('2026-11-23T08:00:00Z'),
          details: { refund: { amount: 700n } },
        },
      ],
      events: [
        {
          ...{ id: 's', clubId: 'club', act: 'change-settings', actor: olive, approvedBy: null },
          at: new Date('2026-11-23T11:00:00Z'),
          changes: [{ setting: 'expiryDays', from: null, to: 365 }],
          ...{ payerName: '', words: '' },
        },
      ],
    },
    {
      ...{ money: (amount) => `${amount}`, currency: 'GBP', text: (words) => words },
      ...{ day: (date) => date, person: (id) => id, group: (id) => id, channel: (id) => id },
    },
  );
  expect(shown(rows)).toEqual([
    '2026-11-23T11:00:00.000Z Settings changed UOLIVE Slack    Credit expires after: never → 365 days ',
    '2026-11-23T10:00:00.000Z Credit raised UOLIVE Slack UANNA Olsen 1 Goodwill 500',
    '2026-11-23T09:00:00.000Z Payment on its way UOLIVE Slack  Olsen  Payment 4000',
    '2026-11-23T08:00:00.000Z Refund waits UOLIVE Slack  Olsen  Late 700',
  ]);
});

describe('the forecast', () => {
  const coming = { ...debt, amount: 60n };

  it('spends each lot once, in the order of the days, and none that has expired by then', () => {
    const account = anAccount(
      { lotId: 'a', amount: 50n, expiresOn: '2026-12-01' },
      { lotId: 'b', amount: 30n },
    );
    const uses = comingUses(
      [account],
      [
        { ...coming, dueOn: '2026-12-08' },
        { ...coming, dueOn: '2026-12-01', amount: 20n },
        { ...coming, dueOn: '2026-12-02', currency: 'EUR' },
        { ...coming, dueOn: '2026-12-15' },
      ],
    );
    expect(shown(forecast(uses).rows)).toEqual([
      'Olsen 2026-12-01 20 20 0',
      'Olsen 2026-12-08 60 30 30',
    ]);
  });

  it('never foresees more use than there is credit or to bill', () => {
    const amount = fc.bigInt({ min: 1n, max: 500n });
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1 }), fc.array(amount), (lots, orders) => {
        const account = anAccount(
          ...lots.map((size, place) => ({ lotId: `l${place}`, amount: size })),
        );
        const invoices: ComingInvoice[] = orders.map((size, place) => {
          const dueOn = `2026-12-${`${(place % 28) + 1}`.padStart(2, '0')}`;
          return { ...coming, amount: size, dueOn };
        });
        const used = comingUses([account], invoices).reduce((sum, one) => sum + one.used, 0n);
        const billed = orders.reduce((sum, size) => sum + size, 0n);
        expect(used).toBe(account.balance < billed ? account.balance : billed);
      }),
    );
  });
});

it('a report for a spreadsheet has bare amounts, its currency, and no formula', () => {
  const standing = { ...debt, payerName: '=1+1, "Olsen"', owed: 0n, overpaid: 0n };
  const csv = reportCsv(
    debtsAndCredit([
      { ...standing, accountCredit: 1_050n },
      { ...standing, currency: 'JPY', owed: 500n, accountCredit: 0n },
    ]),
  );
  expect(csv.split('\r\n')).toEqual([
    '\ufeff"Payer","Owes","Overpaid","Account credit",Currency',
    `"'=1+1, ""Olsen""",0.00,0.00,10.50,GBP`,
    `"'=1+1, ""Olsen""",500,0,0,JPY`,
    '',
  ]);
});
