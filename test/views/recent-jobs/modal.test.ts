import { expect, it } from 'vitest';
import { recentJobsModal } from '../../../views/recent-jobs/modal.js';
import { mostMinor } from '../largest-facts.js';
import { hostileName, shown } from '../sample-facts.js';
import { aCancellation, aReview, aSession, someTotals } from '../sample-jobs.js';
import { expectModal } from '../slack-limits.js';

const { sums } = aReview();
const recent = {
  ...{ job: aCancellation({ state: 'finished' }), session: aSession, sessionCount: 1 },
  ...{ productName: null, sums },
};

it('names what was cancelled, how it stands, and who did it', () => {
  const running = { ...recent, job: aCancellation({ state: 'running' }), sessionCount: 3 };
  const text = expectModal(recentJobsModal([recent, running], shown));
  expect(text).toContain('*Cancelled: Gymnastics week 6, Thu 3 Dec, 17:00*');
  expect(text).toContain('17:00 and 2 more*');
  expect(text).toContain('0 of 23 done…');
  expect(text).toContain('by <@UOLIVE>');
  expect(expectModal(recentJobsModal([], shown))).toContain('No session was cancelled here yet');
});

it('says what needs somebody', () => {
  const states = [
    { state: 'booked' as const, parts: 20 },
    { state: 'failed' as const, parts: 3 },
  ];
  const job = aCancellation({ state: 'finished', money: 'waiting' });
  const text = expectModal(recentJobsModal([{ ...recent, job, sums: { ...sums, states } }], shown));
  expect(text).toContain('*3 need somebody*');
  expect(text).toContain('*the money waits for a second person*');
});

it('does not say that refunds are given which are not done', () => {
  const booked = [{ ...someTotals, amount: 19_000n, toAccount: 0n, sentBack: 12_000n }];
  const refunds = [
    { currency: 'GBP', state: 'asked' as const, amount: 9_000n },
    { currency: 'GBP', state: 'done' as const, amount: 3_000n },
  ];
  const text = expectModal(
    recentJobsModal([{ ...recent, sums: { ...sums, booked, refunds } }], shown),
  );
  expect(text).toContain('£100.00 given  ·  £90.00 of refunds not done yet');
  const none = {
    ...sums,
    booked: [{ ...someTotals, amount: 500n, toInvoice: 0n, sentBack: 500n }],
  };
  const only = expectModal(recentJobsModal([{ ...recent, sums: none }], shown));
  expect(only).toContain('23 people  ·  £5.00 of refunds not done yet');
});

it('fits into what Slack takes at its largest', () => {
  const booked = ['GBP', 'EUR', 'USD'].map((currency) => {
    return { ...someTotals, currency, amount: mostMinor };
  });
  const session = { ...aSession, title: hostileName };
  const long = { ...recent, session, sessionCount: 500, sums: { ...sums, booked } };
  expectModal(
    recentJobsModal(
      Array.from({ length: 20 }, () => long),
      shown,
    ),
  );
});
