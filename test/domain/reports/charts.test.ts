import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountCreditAge } from '../../../src/domain/reports/account-credit-age.js';
import { agedDebts } from '../../../src/domain/reports/aged-debts.js';
import { type Chart, mostNamedBars, mostTimedBars } from '../../../src/domain/reports/chart.js';
import { chartsOf } from '../../../src/domain/reports/charts.js';
import { type CreditShare, creditsGiven } from '../../../src/domain/reports/credits-given.js';
import { debtsAndCredit } from '../../../src/domain/reports/debts-and-credit.js';
import { forecast } from '../../../src/domain/reports/forecast.js';
import { type DayReceipts, receipts } from '../../../src/domain/reports/receipts.js';
import { reportNames } from '../../../src/domain/reports/report.js';
import { taxReport } from '../../../src/domain/reports/tax-report.js';
import { anAccount, today } from '../../support/rules.js';

function plain({ by, currency, series, bars, more }: Chart) {
  const shown = bars.map(({ label, amounts }) => {
    const name =
      label.kind === 'text' ? label.text : label.kind === 'day' ? label.day : label.month;
    return `${name} ${amounts.join(' ')}`;
  });
  const rest = more === null ? [] : [`${more.count} more ${more.amounts.join(' ')}`];
  return [`${by} ${currency} ${series.map(({ title }) => title).join(', ')}`, ...shown, ...rest];
}

const share: CreditShare = {
  ...{ month: '2026-11', reason: 'Goodwill', productName: 'Gym', currency: 'GBP' },
  ...{ given: 10n, voided: 0n },
};

const received: DayReceipts = {
  ...{ day: today, provider: 'bank', recordedBy: { kind: 'staff', id: 'U1' }, currency: 'GBP' },
  ...{ received: 100n, takenBack: 0n },
};

describe('charts of sums', () => {
  it('have a bar for each age of debts, and one chart for each currency', () => {
    const debt = { payerId: 'a', payerName: 'A', currency: 'GBP', outstanding: 5n };
    const table = agedDebts(
      [
        { ...debt, dueOn: today },
        { ...debt, dueOn: '2020-01-01', payerId: 'b' },
        { ...debt, dueOn: '2020-01-01', currency: 'EUR' },
      ],
      today,
    );
    const bars = ['1 to 30 days late 0', '31 to 60 days 0', '61 to 90 days 0'];
    expect(chartsOf('aged-debts', table).map(plain)).toEqual([
      ['age EUR Owed to the club', 'Not yet due 0', ...bars, 'Over 90 days 5'],
      ['age GBP Owed to the club', 'Not yet due 5', ...bars, 'Over 90 days 5'],
    ]);
  });

  it('put what the club owes below zero', () => {
    const standing = { payerId: 'a', payerName: 'A', currency: 'GBP' };
    const table = debtsAndCredit([{ ...standing, owed: 9n, overpaid: 1n, accountCredit: 4n }]);
    expect(chartsOf('debts-and-credit', table).map(plain)).toEqual([
      [
        'side GBP Owed to the club, Owed by the club',
        ...['Owes 9 0', 'Overpaid 0 -1', 'Account credit 0 -4'],
      ],
    ]);
  });

  it('leave out account credit that has expired', () => {
    const account = anAccount(
      { lotId: 'a', amount: 100n, createdOn: today },
      { lotId: 'd', amount: 4n, createdOn: '2023-01-01', expiresOn: '2026-11-22' },
    );
    const table = accountCreditAge([{ ...account, payerName: 'Olsen' }], today);
    expect(chartsOf('account-credit', table).map(plain)).toEqual([
      [
        'age GBP Account credit',
        ...['Up to 90 days old -100', '91 to 365 days 0', 'Over 365 days 0'],
      ],
    ]);
  });
});

describe('charts of rows', () => {
  it('sum the rates of a month, and leave out a series of nothing', () => {
    const lines = { month: '2026-11', currency: 'GBP', net: 120n, count: 1 };
    const given = {
      month: '2026-11',
      currency: 'GBP',
      by: 'credit',
      amount: 12n,
      tax: 2n,
    } as const;
    const table = taxReport(
      [
        { ...lines, taxRate: '20' },
        { ...lines, taxRate: '5', net: 105n },
      ],
      [{ ...given, taxRate: '20' }],
    );
    expect(chartsOf('tax', table).map(plain)).toEqual([
      ['month GBP Tax charged, Tax credited', '2026-11 25 -2'],
    ]);
  });

  it('show money by day and by way, what went back below zero', () => {
    const table = receipts([
      { ...received, day: '2026-11-01' },
      { ...received, day: '2026-11-01', provider: 'card', takenBack: 30n },
    ]);
    expect(chartsOf('receipts', table).map(plain)).toEqual([
      ['day GBP Received, Gone back', '2026-11-01 200 -30'],
      ['way GBP Received, Gone back', 'card 100 -30', 'bank transfer 100 0'],
    ]);
  });

  it('show credits by month, reason and product, each time the same sum', () => {
    const charts = chartsOf(
      'credits',
      creditsGiven([share, { ...share, month: '2026-10', reason: 'Other: x', productName: '' }]),
    );
    expect(charts.map(plain)).toEqual([
      ['month GBP Credited', '2026-10 -10', '2026-11 -10'],
      ['reason GBP Credited', 'Other -10', 'Goodwill -10'],
      ['product GBP Credited', 'No product -10', 'Gym -10'],
    ]);
  });

  it('show of the forecast what will be billed and what credit pays of it', () => {
    const coming = { payerId: 'a', payerName: 'A', currency: 'GBP', dueOn: '2026-12-01' };
    const table = forecast([{ ...coming, amount: 60n, used: 20n }]);
    expect(chartsOf('forecast', table).map(plain)).toEqual([
      ['day GBP Will be billed, Paid by account credit', '2026-12-01 60 -20'],
    ]);
  });
});

describe('a chart without room for all', () => {
  const months = (count: number) =>
    Array.from({ length: count }, (_, place) => {
      const year = 1990 + Math.floor(place / 12);
      return `${year}-${`${(place % 12) + 1}`.padStart(2, '0')}`;
    });

  it('has the largest, and one bar for the others with their number', () => {
    const names = Array.from({ length: mostNamedBars + 3 }, (_, place) => place + 1);
    const shares = names.map((size) => ({
      ...share,
      productName: `P${size}`,
      given: BigInt(size),
    }));
    const chart = chartsOf('credits', creditsGiven(shares)).find(({ by }) => by === 'product');
    expect(chart?.bars).toHaveLength(mostNamedBars - 1);
    expect(chart?.bars[0]?.amounts).toEqual([-15n]);
    expect(chart?.more).toEqual({ count: 4, amounts: [-1n - 2n - 3n - 4n] });
    const fitting = chartsOf('credits', creditsGiven(shares.slice(3)));
    expect(fitting.find(({ by }) => by === 'product')?.more).toBeNull();
  });

  it('takes weeks for days, months for weeks, years for months, and of too many years the newest', () => {
    const byOf = (rows: DayReceipts[]) => chartsOf('receipts', receipts(rows))[0];
    const days = (count: number) =>
      Array.from({ length: count }, (_, place) => ({
        ...received,
        day: `2026-${place < 28 ? '10' : '11'}-${`${(place % 28) + 1}`.padStart(2, '0')}`,
      }));
    expect(byOf(days(mostTimedBars))?.by).toBe('day');
    const weeks = byOf(days(mostTimedBars + 1));
    expect(weeks?.by).toBe('week');
    const monday = (day: string) => ({ kind: 'day', day });
    expect(weeks?.bars.slice(0, 2).map(({ label }) => label)).toEqual([
      monday('2026-09-28'),
      monday('2026-10-05'),
    ]);
    expect(weeks?.bars[0]?.amounts).toEqual([400n]);
    const monthly = (count: number) =>
      months(count).map((month) => ({ ...received, day: `${month}-15` }));
    expect(byOf(monthly(mostTimedBars + 1))?.by).toBe('year');
    expect(byOf([...monthly(20), ...days(28)])?.by).toBe('week');
    expect(byOf([...monthly(26), ...days(32)])?.by).toBe('month');
    const byMonth = (count: number) => months(count).map((month) => ({ ...share, month }));
    expect(chartsOf('credits', creditsGiven(byMonth(31)))[0]?.by).toBe('month');
    const years = chartsOf('credits', creditsGiven(byMonth(32 * 12)))[0];
    expect(years?.by).toBe('year');
    expect(years?.bars).toHaveLength(mostTimedBars - 1);
    expect(years?.bars.at(-1)?.label).toEqual({ kind: 'text', text: '2021' });
    expect(years?.more).toEqual({ count: 2, amounts: [-240n] });
  });

  it('comes to the same in all, however many there are', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 12n });
    const shares = fc.record({
      month: fc.constantFrom(...months(60)),
      reason: fc.constantFrom('Goodwill', 'Illness'),
      productName: fc.integer({ min: 1, max: 30 }).map((place) => `P${place}`),
      currency: fc.constantFrom('GBP', 'JPY'),
      ...{ given: amount, voided: amount },
    });
    fc.assert(
      fc.property(fc.array(shares, { maxLength: 80 }), (rows) => {
        const table = creditsGiven(rows);
        for (const { currency, bars, more, totals } of chartsOf('credits', table)) {
          const own = rows.filter((row) => row.currency === currency);
          const stands = own.reduce((sum, { given, voided }) => sum + voided - given, 0n);
          const all = [...bars.map(({ amounts }) => amounts), more?.amounts ?? []].flat();
          expect(all.reduce((sum, one) => sum + one, 0n)).toBe(stands);
          expect(totals.reduce((sum, one) => sum + one, 0n)).toBe(stands);
          expect(bars.length).toBeLessThanOrEqual(mostTimedBars);
        }
      }),
    );
  });
});

it('there is no chart of nothing', () => {
  for (const name of reportNames) {
    expect(chartsOf(name, { titles: [], rows: [], totals: [] })).toEqual([]);
  }
  const nothing = { ...share, given: 0n };
  expect(chartsOf('credits', creditsGiven([nothing]))).toEqual([]);
});
