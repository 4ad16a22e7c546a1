import { beforeEach, describe, expect, it } from 'vitest';
import { type AgainState, planAskAgain } from '../../../src/domain/refunds/ask-again.js';
import { refundState } from '../../support/random-refunds.js';
import { eventContext, refusalOf } from '../../support/rules.js';
import { createStory, type Story } from '../../support/story.js';

let story: Story;
beforeEach(() => {
  story = createStory();
});

/** The refund after it failed, with all that the rule needs. */
function failed(id: string): AgainState {
  story.told(id, 'failed');
  return refundState(story.books(), story.refund(id));
}

function again(state: AgainState, provider: string | null = null) {
  return planAskAgain(state, { provider }, eventContext({ key: 'again' }));
}

describe('a refund that is asked for once more', () => {
  it('keeps its id, counts the try, and is of the same payment and line', () => {
    story.issue(1, [600n, 400n]);
    story.pay(1, 'P1', 'received', 500n);
    story.pay(1, 'P2', 'received', 500n);
    const id = story.sendBack(1, 100n, { how: 'cash', line: 2, paymentId: 'club:P1' });
    const plan = again(failed(id));
    expect(plan.entry).toMatchObject({
      ...{ id: 'again', kind: 'refund.asked' },
      refs: { invoiceId: 'club:INV-1', paymentId: 'club:P1', refundId: id },
      details: { lines: [{ line: 2, amount: 100n }], refund: { attempt: 2, provider: 'stripe' } },
    });
    expect(plan.refunds).toMatchObject([
      { before: { state: 'failed' }, after: { id, state: 'asked', attempt: 2, seq: 3n } },
    ]);
  });

  it('keeps whether the payer is told as it is chosen this time', () => {
    story.issue(1, [1_000n]);
    story.pay(1, 'P1', 'received', 1_000n);
    const id = story.sendBack(1, 100n, { how: 'cash' }, null, false);
    expect(story.refund(id)).toMatchObject({ notifyCustomer: false });
    story.told(id, 'failed');
    story.askAgain(id, true);
    expect(story.refund(id)).toMatchObject({ attempt: 2, notifyCustomer: true });
    // As before there was a choice, nothing is written of it where it is yes.
    const other = story.sendBack(1, 100n, { how: 'cash' }, null, true);
    expect(story.refund(other)).not.toHaveProperty('notifyCustomer');
    story.told(other, 'failed');
    story.askAgain(other, false);
    expect(story.refund(other)).toMatchObject({ attempt: 2, notifyCustomer: false });
  });

  it('lies on all lines again where it lay on several', () => {
    story.issue(1, [600n, 400n]);
    story.pay(1, 'P1', 'received', 1_000n);
    const id = story.sendBack(1, 100n, { how: 'cash' });
    const plan = again(failed(id));
    expect(plan.entry?.details.lines).toMatchObject([
      { line: 1, amount: 60n },
      { line: 2, amount: 40n },
    ]);
  });

  it('is sent by whoever sent it, or by another that is chosen', () => {
    story.issue(1, [1_000n]);
    story.pay(1, 'P1', 'received', 1_000n);
    const state = failed(story.sendBack(1, 100n));
    expect(again(state).refunds[0].after.provider).toBe('stripe');
    expect(again(state, 'bank').refunds[0].after.provider).toBe('bank');
  });

  it('may be of an overpayment, as far as that is still there', () => {
    story.issue(1, [1_000n]);
    story.pay(1, 'P1', 'received', 1_000n);
    story.pay(1, 'P2', 'received', 80n);
    const state = failed(story.sendBackOverpaid(1, 80n));
    expect(again(state)).toMatchObject({
      entry: { kind: 'overpayment.refunded', refs: { paymentId: 'club:P2' } },
      invoice: { after: { overpaid: 0n, overpaymentRefunded: 80n } },
    });
    story.move(1, 30n);
    const now = refundState(story.books(), state.refund);
    expect(refusalOf(() => again(now))).toEqual({
      ...{ code: 'over-overpaid', invoiceNumber: 'INV-1', maximum: 50n, currency: 'GBP' },
    });
  });

  it('is of an overpayment at most what its own payment still holds', () => {
    story.issue(1, [1_000n]);
    story.pay(1, 'P1', 'received', 1_050n);
    story.pay(1, 'P2', 'received', 80n);
    const state = failed(story.sendBackOverpaid(1, 80n));
    story.pay(1, 'P2', 'bounced', 60n);
    const now = refundState(story.books(), state.refund);
    expect(refusalOf(() => again(now))).toMatchObject({ code: 'over-overpaid', maximum: 20n });
  });

  it('is of an overpayment at most what is overpaid by now, whatever its payment holds', () => {
    story.issue(1, [1_000n]);
    story.pay(1, 'P1', 'received', 1_000n);
    story.pay(1, 'P2', 'received', 80n);
    const state = failed(story.sendBackOverpaid(1, 80n));
    story.pay(1, 'P1', 'bounced', 50n);
    const now = refundState(story.books(), state.refund);
    expect(refusalOf(() => again(now))).toMatchObject({ code: 'over-overpaid', maximum: 30n });
  });

  it('may be a pay-out, as far as the account credit reaches', () => {
    story.open(100n, null);
    const state = failed(story.payOut(70n));
    expect(again(state)).toMatchObject({
      entry: { kind: 'credit.paid-out' },
      account: { after: { balance: 30n } },
    });
    story.payOut(50n);
    const now = refundState(story.books(), state.refund);
    expect(refusalOf(() => again(now))).toMatchObject({ code: 'over-balance', maximum: 50n });
  });

  it('is refused while it has not failed, with how it stands', () => {
    story.issue(1, [1_000n]);
    story.pay(1, 'P1', 'received', 1_000n);
    const id = story.sendBack(1, 100n);
    const asked = refundState(story.books(), story.refund(id));
    expect(refusalOf(() => again(asked))).toEqual({
      ...{ code: 'refund-state', state: 'asked', wanted: 'asked' },
    });
  });

  it('has to be of a payment of its invoice', () => {
    story.issue(1, [1_000n]);
    story.pay(1, 'P1', 'received', 1_000n);
    const state = failed(story.sendBack(1, 100n));
    expect(() => again({ ...state, entries: [] })).toThrow(
      `${state.refund.id} is of no payment of its invoice`,
    );
  });
});
