import { expect, it } from 'vitest';
import { againModal } from '../../../views/run-job-again/modal.js';
import { shown } from '../sample-facts.js';
import { aCancellation, aPart, aReview } from '../sample-jobs.js';
import { expectModal } from '../slack-limits.js';

const place = {
  ...{ operationId: '9f1f5c3e-7a56-4b6e-9d6b-0b8a1b6f3c11', jobId: 'job', seq: '1', page: 0 },
  ...{ give: null, isRefused: false },
};
const around = { club: shown, threshold: 1_000n, nobodyElse: false };
const job = aCancellation({ state: 'finished' });

function again(parts: ReturnType<typeof aPart>[], more: Partial<typeof around> = {}) {
  const page = { parts, page: 0, pages: 1, found: parts.length };
  return againModal(aReview({ job, page }), place, { ...around, ...more });
}

it('shows who is left and what would happen to each now', () => {
  const view = again([aPart({ state: 'failed' })]);
  expect(view.submit?.text).toBe('Run again');
  const text = expectModal(view);
  expect(text).toContain('*1 person is left.*');
  expect(text).toContain('*Asha Patel*');
});

it('says that credit takes the place of the refund', () => {
  const page = { parts: [aPart({ state: 'failed' })], page: 0, pages: 1, found: 1 };
  const view = againModal(aReview({ job, page }), { ...place, give: 'credit' }, around);
  expect(expectModal(view)).toContain('They get credit instead of the refund.');
});

it('has no button while everybody who is left still waits for a payment', () => {
  const view = again([aPart({ state: 'pending', amount: 0n, reason: 'payment-pending' })]);
  expect(view.submit).toBeUndefined();
  expect(expectModal(view)).toContain('Everybody who is left still waits for a payment.');
});

it('says that a second person approves, and has no button where there is none', () => {
  const need = { why: 'threshold', amount: 1_000n, alone: 0n, currency: 'GBP' } as const;
  const page = { parts: [aPart({ state: 'failed' })], page: 0, pages: 1, found: 1 };
  const review = aReview({ job, page, need });
  expect(expectModal(againModal(review, place, around))).toContain('a second person approves');
  expect(againModal(review, place, { ...around, nobodyElse: true }).submit).toBeUndefined();
});
