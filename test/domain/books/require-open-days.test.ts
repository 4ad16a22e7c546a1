import { beforeEach, expect, it } from 'vitest';
import { requireOpenDays } from '../../../src/domain/books/require-open-days.js';
import { planRecordPayment } from '../../../src/domain/payments/record-payment.js';
import { eventContext, refusalOf, today } from '../../support/rules.js';
import { createStory, type Story } from '../../support/story.js';

let story: Story;
beforeEach(() => {
  story = createStory();
  story.issue(1, [10_000n]);
});

function received(receivedOn: string) {
  const told = {
    ...{ paymentId: 'club:P1', amount: 4000n, provider: 'bank', status: 'received' as const },
    receivedOn,
  };
  const answer = planRecordPayment(
    { invoice: story.invoice(1), payment: null },
    told,
    eventContext(),
  );
  if (answer.kind !== 'moves') throw new Error('a new payment moves');
  return answer.plan;
}

it('takes what is of an open day, and refuses what is of a closed one with the first that is open', () => {
  const [last, first] = ['2026-10-31', '2026-11-01'];
  expect(() => requireOpenDays([received(first), received(today)], last)).not.toThrow();
  for (const day of [last, '2026-10-30', '2020-02-29']) {
    expect(refusalOf(() => requireOpenDays([received(today), received(day)], last))).toMatchObject({
      ...{ code: 'books-closed', day, closedUpTo: last },
    });
  }
});

it('takes any day while the books are open', () => {
  expect(() => requireOpenDays([received('1970-01-01')], null)).not.toThrow();
});

it('looks at what is booked before the main entry as well', () => {
  const { entry, ...others } = received(today);
  const early = received('2026-10-31');
  const preceding = early.entry === null ? [] : [early.entry];
  const plan = { ...others, entry, preceding };
  expect(refusalOf(() => requireOpenDays([plan], '2026-10-31'))).toMatchObject({
    code: 'books-closed',
  });
});
