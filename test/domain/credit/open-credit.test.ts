import { expect, it } from 'vitest';
import { planOpenCredit } from '../../../src/domain/credit/open-credit.js';
import { anAccount, eventContext, owner, refusalOf } from '../../support/rules.js';

const request = { amount: 700n, createdOn: '2025-05-01', expiresOn: '2027-05-01' };

it('opens an account with credit from before the desk, on its own day', () => {
  const plan = planOpenCredit({ account: null, owner }, request, eventContext({ key: 'open' }));
  expect(plan.account).toMatchObject({
    before: null,
    after: {
      id: 'club:olsen:GBP',
      balance: 700n,
      seq: 1n,
      lots: [
        {
          ...{ lotId: 'open', source: { kind: 'opening' }, remaining: 700n, openedSeq: 1n },
          ...{ createdOn: '2025-05-01', expiresOn: '2027-05-01' },
        },
      ],
    },
  });
  expect(plan.entry?.details).toEqual({
    lot: { createdOn: '2025-05-01', expiresOn: '2027-05-01' },
  });
  expect(plan.entry).toMatchObject({
    kind: 'credit.opened',
    postings: [
      { account: 'opening-balances', amount: 700n },
      { account: 'account-credit:club:olsen', amount: -700n },
    ],
  });
});

it('adds to an account that exists', () => {
  const account = anAccount({ lotId: 'a', amount: 5n });
  const plan = planOpenCredit({ account, owner }, request, eventContext());
  expect(plan.account?.after).toMatchObject({ balance: 705n, seq: 2n });
});

it('refuses an amount of nothing', () => {
  const plan = () =>
    planOpenCredit({ account: null, owner }, { ...request, amount: 0n }, eventContext());
  expect(refusalOf(plan).code).toBe('amount-not-positive');
});
