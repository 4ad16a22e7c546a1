import { describe, expect, it } from 'vitest';
import {
  type PlannedRefund,
  paymentsNamed,
  summaryOf,
} from '../../../src/domain/approvals/request.js';
import { aRequest } from '../../views/sample-requests.js';

function refunds(count: number): PlannedRefund[] {
  const of = { provider: 'bank', isSentByDesk: false, payment: null, cost: 0n };
  return Array.from({ length: count }, (_, at) => ({ ...of, amount: BigInt(at + 1) }));
}

const { planned } = aRequest();

describe('the summary of a request', () => {
  it('names the first payments that go back, and says how many more there are', () => {
    const request = aRequest({ planned: { ...planned, refunds: refunds(1_000) } });
    const summary = summaryOf(request);
    expect(summary.planned).toEqual({
      ...{ ...planned, refunds: refunds(paymentsNamed) },
      moreRefunds: 1_000 - paymentsNamed,
    });
    expect(summary).not.toHaveProperty('input');
    expect(summaryOf(summary)).toEqual(summary);
    expect(request.planned.refunds).toHaveLength(1_000);
  });

  it.each([undefined, refunds(1), refunds(paymentsNamed)])(
    'keeps all where they are few',
    (few) => {
      const act = few === undefined ? planned : { ...planned, refunds: few };
      expect(summaryOf(aRequest({ planned: act })).planned).toEqual(act);
    },
  );
});
