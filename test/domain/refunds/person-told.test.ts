import { beforeEach, expect, it } from 'vitest';
import { planPersonTold } from '../../../src/domain/refunds/person-told.js';
import { refundState } from '../../support/random-refunds.js';
import { expectRefusalsInOrder } from '../../support/refusal-order.js';
import { eventContext, refusalOf, today } from '../../support/rules.js';
import { createStory, type Story } from '../../support/story.js';

let story: Story;
let refundId: string;
beforeEach(() => {
  story = createStory();
  story.issue(1, [10_000n]);
  story.pay(1, 'P1', 'received', 10_000n);
  refundId = story.sendBack(1, 3000n, { how: 'cash' }, 'bank');
});

function state() {
  return refundState(story.books(), story.refund(refundId));
}

it('books what sending it cost, and nothing of one that could not be done', () => {
  const done = { state: 'done', on: today, feeMinor: 30n } as const;
  const { refunds = [] } = planPersonTold(state(), done, eventContext());
  expect(refunds[0]?.after).toMatchObject({ state: 'done', fee: 30n });
  const failed = { state: 'failed', on: today } as const;
  const { refunds: back = [] } = planPersonTold(state(), failed, eventContext());
  expect(back[0]?.after).toMatchObject({ state: 'failed', fee: 0n });
});

it('of several refusals the one that stands first on their page is said', () => {
  expectRefusalsInOrder(
    ({ feeMinor, on, refund }) =>
      planPersonTold({ ...state(), refund }, { state: 'done', on, feeMinor }, eventContext()),
    { feeMinor: 0n, on: today, refund: story.refund(refundId) },
    {
      'refund-state': { refund: { ...story.refund(refundId), state: 'done' } },
      'back-before-received': { on: '2026-11-01' },
      'over-fee': { feeMinor: 3001n },
    },
  );
});

it('did not fail before it was asked for, nor come back before it was sent', () => {
  const failed = { state: 'failed', on: '2026-11-01' } as const;
  const early = () => planPersonTold(state(), failed, eventContext());
  expect(refusalOf(early)).toEqual({ code: 'failed-before', was: 'asked', since: today });
  story.told(refundId, 'done');
  expect(refusalOf(early)).toEqual({ code: 'failed-before', was: 'done', since: today });
});

it('of a refund that failed before that is said, whatever the day', () => {
  expectRefusalsInOrder(
    ({ on, refund }) =>
      planPersonTold({ ...state(), refund }, { state: 'failed', on }, eventContext()),
    { on: today, refund: story.refund(refundId) },
    {
      'refund-state': { refund: { ...story.refund(refundId), state: 'failed' } },
      'failed-before': { on: '2026-11-01' },
    },
  );
});
