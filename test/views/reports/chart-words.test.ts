import { expect, it } from 'vitest';
import { chartsOf } from '../../../src/domain/reports/charts.js';
import { type CreditShare, creditsGiven } from '../../../src/domain/reports/credits-given.js';
import { type DayReceipts, receipts } from '../../../src/domain/reports/receipts.js';
import type { ReportName, ReportTable } from '../../../src/domain/reports/report.js';
import { taxReport } from '../../../src/domain/reports/tax-report.js';
import { chartFiles, chartsToDraw, mostCharts } from '../../../views/reports/chart-files.js';
import { longestAlt, wordChart } from '../../../views/reports/chart-words.js';
import { mostMinor } from '../largest-facts.js';
import { hostileName, shown } from '../sample-facts.js';

const share: CreditShare = {
  ...{ month: '2026-11', reason: 'Goodwill', productName: 'Gym', currency: 'GBP' },
  ...{ given: 1_250n, voided: 0n },
};

function worded(name: ReportName, table: ReportTable, locale = 'en-GB') {
  const about = { name, days: '1 Oct to 23 Nov' };
  return chartsOf(name, table).map((chart) => wordChart(chart, about, { ...shown, locale }));
}

it('says in the text of the image what it comes to and what is highest', () => {
  const table = creditsGiven([share, { ...share, reason: 'Illness', given: 300n, voided: 100n }]);
  const [, byReason] = worded('credits', table);
  expect(byReason?.alt).toBe(
    'Bar chart. Credits by reason, 1 Oct to 23 Nov, in GBP. In all: Credited -£15.50, Voided £1.00. Highest: Goodwill: Credited -£12.50; Illness: Credited -£3.00, Voided £1.00.',
  );
  expect(byReason?.inWords).toBe(
    'Credits by reason, in GBP. In all: Credited -£15.50, Voided £1.00.',
  );
  expect(byReason?.picture.notes).toEqual([
    'In all: Credited -£15.50, Voided £1.00',
    'Red, with a minus sign: what the club gave back or owes.',
  ]);
});

it('writes months, days and amounts as the club does, a minus in front of each credit', () => {
  const lines = { month: '2026-11', currency: 'EUR', taxRate: '20', net: 123_456n, count: 1 };
  const [tax] = worded('tax', taxReport([lines], []), 'de-DE');
  expect(tax?.picture.bars).toEqual([
    { label: 'November 2026', amounts: [20_576n], figures: ['205,76\u00a0€'] },
  ]);
  const day: DayReceipts = {
    ...{ day: '2026-11-02', provider: 'bank', recordedBy: { kind: 'staff', id: 'U1' } },
    ...{ currency: 'JPY', received: 500n, takenBack: 20n },
  };
  const [byDay, byWay] = worded('receipts', receipts([day]));
  expect(byDay?.picture.bars[0]).toMatchObject({ label: '2 Nov 2026' });
  expect(byWay?.picture.bars[0]?.figures).toEqual(['JP¥500', '-JP¥20']);
});

it('names a week by its Monday', () => {
  const days: DayReceipts[] = Array.from({ length: 40 }, (_, place) => ({
    day: `2026-${place < 28 ? '10' : '11'}-${`${(place % 28) + 1}`.padStart(2, '0')}`,
    ...{ provider: 'bank', recordedBy: { kind: 'staff', id: 'U1' }, currency: 'GBP' },
    ...{ received: 500n, takenBack: 0n },
  }));
  const [byWeek] = worded('receipts', receipts(days));
  expect(byWeek?.picture.title).toBe('Receipts by week');
  expect(byWeek?.picture.bars[0]?.label).toBe('from 28 Sep 2026');
});

it('tells how many have no bar of their own', () => {
  const shares = Array.from({ length: 25 }, (_, place) => ({
    ...{ ...share, productName: `P${place}`, given: BigInt(place + 1) },
  }));
  const byProduct = worded('credits', creditsGiven(shares))[2];
  expect(byProduct?.picture.bars.at(-1)?.label).toBe('14 more');
  expect(byProduct?.picture.notes.at(-1)).toContain('"14 more"');
  expect(byProduct?.alt).toContain('; and 7 smaller.');
});

it('fits into what Slack takes as the text of an image, whatever the names are', () => {
  const shares = Array.from({ length: 40 }, (_, place) => ({
    ...{ ...share, productName: `${place}${hostileName}`, reason: hostileName },
    ...{ given: mostMinor, voided: mostMinor },
  }));
  const charts = worded('credits', creditsGiven(shares));
  expect(charts).toHaveLength(3);
  for (const { alt } of charts) {
    expect(alt.length).toBeLessThanOrEqual(longestAlt);
    expect(alt).toContain('In all: ');
    expect(alt).not.toMatch(/[\n\u202A-\u202E]/u);
  }
});

it('sends the charts of as many currencies as one message takes, and says what is left out', () => {
  const currencies = ['GBP', 'EUR', 'JPY', 'USD'];
  const table = creditsGiven(currencies.map((currency) => ({ ...share, currency })));
  const report = {
    ...{ name: 'credits' as const, from: '2026-10-01', until: '2026-11-23', table },
    ...{ readAt: new Date('2026-11-23T14:32:00Z'), id: 'x' },
  };
  const wanted = chartsToDraw(report, shown);
  expect([wanted.charts.length, wanted.leftOut]).toEqual([mostCharts, 3]);
  const bytes = wanted.charts.map(() => Buffer.from('png'));
  const sent = chartFiles(report, { ...wanted, bytes }, shown);
  expect(sent.pictures[0]?.fileName).toBe('credits-by-month-eur-2026-11-23.png');
  expect(sent.says).toContain('• Credits by month, in EUR. In all: -€12.50.');
  expect(sent.says).toContain('3 more would not fit into one message');
});
