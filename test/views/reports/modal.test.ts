import { expect, it } from 'vitest';
import { accountCreditAge } from '../../../src/domain/reports/account-credit-age.js';
import { agedDebts } from '../../../src/domain/reports/aged-debts.js';
import { reportNames } from '../../../src/domain/reports/report.js';
import { taxReport } from '../../../src/domain/reports/tax-report.js';
import { wholeTrail } from '../../../src/domain/trail/trail-filter.js';
import { reportModal, reportsModal } from '../../../views/reports/modal.js';
import { reportWords } from '../../../views/reports/report-words.js';
import { sentChartModal, sentCsvModal } from '../../../views/reports/sent.js';
import { mostMinor } from '../largest-facts.js';
import { hostileName, shown } from '../sample-facts.js';
import { expectModal } from '../slack-limits.js';

const days = {
  ...{ from: '2026-10-01', until: '2026-11-23', readAt: new Date('2026-11-23T14:32:00Z') },
  id: '0b9d6f0e-6a0f-4d3c-9a57-0c8f6f6c8f11',
};

it('offers every report', () => {
  const text = expectModal(reportsModal());
  for (const name of reportNames) expect(text).toContain(`*${reportWords[name].title}*`);
});

it('says of an empty report that there is nothing, and offers no file of it', () => {
  for (const name of reportNames) {
    const table = { titles: [], rows: [], totals: [] };
    const text = expectModal(reportModal({ name, ...days, table }, 0, shown));
    expect(text).toContain(reportWords[name].nothing);
    expect(text).not.toContain('CSV');
    expect(text).not.toContain('Chart');
  }
});

it('shows sums first, then rows, without amounts of nothing', () => {
  const debts = [
    { payerId: 'a', payerName: 'Kari', currency: 'GBP', dueOn: '2026-11-01', outstanding: 1_250n },
    { payerId: 'b', payerName: 'Ola', currency: 'GBP', dueOn: '2026-12-01', outstanding: 300n },
  ];
  const table = agedDebts(debts, '2026-11-23');
  const text = expectModal(reportModal({ name: 'aged-debts', ...days, table }, 0, shown));
  expect(text).toContain('As of 23 Nov, 14:32.');
  expect(text).toMatch(/Chart\nCSV/);
  expect(text).toContain('Not yet due £3.00  ·  1 to 30 days late £12.50  ·  In all *£15.50*');
  expect(text).toMatch(/Kari.*\n1 to 30 days late £12\.50 {2}· {2}In all \*£12\.50\*/);
});

it('names months in words and days with what they are', () => {
  const lines = { month: '2026-11', currency: 'GBP', taxRate: '20', net: 120n, count: 1 };
  const tax = taxReport([lines], []);
  expect(expectModal(reportModal({ name: 'tax', ...days, table: tax }, 0, shown))).toContain(
    '*November 2026*  ·  20 %\nCharged £1.20  ·  Tax charged £0.20  ·  Tax left *£0.20*',
  );
  const lot = {
    ...{ lotId: 'a', source: { kind: 'opening' as const }, remaining: 500n, openedSeq: 1n },
    ...{ createdOn: '2026-09-01', expiresOn: '2026-12-24' },
  };
  const account = { payerId: 'a', payerName: 'Kari', currency: 'GBP', lots: [lot] };
  const credit = accountCreditAge([account], '2026-11-23');
  const text = expectModal(
    reportModal({ name: 'account-credit', ...days, table: credit }, 0, shown),
  );
  expect(text).toContain('oldest from 1 Sep  ·  next expiry 24 Dec');
});

it('says where the newest are not all', () => {
  const table = { ...agedDebts([], '2026-11-23'), cutAt: 20_000 };
  const text = expectModal(reportModal({ name: 'audit-trail', ...days, table }, 0, shown));
  expect(text).toContain('There are more than 20,000 in these days.');
});

it('fits into what Slack takes at its largest, on its last page too', () => {
  const debts = Array.from({ length: 95 }, (_, place) => ({
    ...{ payerId: `${place}`, payerName: hostileName, currency: 'GBP', outstanding: mostMinor },
    dueOn: `2026-0${(place % 9) + 1}-01`,
  }));
  const table = agedDebts(debts, '2026-11-23');
  for (const page of [0, 4, 99]) {
    expectModal(reportModal({ name: 'aged-debts', ...days, table }, page, shown));
  }
  const { from, until, id: seen } = days;
  const place = { name: 'aged-debts', from, until, page: 4, only: wholeTrail, seen } as const;
  expectModal(sentCsvModal({ fileName: 'aged-debts-2026-11-23.csv' }, place));
  expectModal(sentChartModal({ count: 9, leftOut: 12 }, place));
});
