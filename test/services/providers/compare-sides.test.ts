import { expect, it } from 'vitest';
import type { ProviderRefund } from '../../../src/providers/refund-provider.js';
import { type BookedRefund, compareSides } from '../../../src/services/providers/compare-sides.js';

const ours: BookedRefund = {
  refundId: 'form:one',
  providerRefundId: 're_1',
  invoiceNumber: 'INV-1',
  amount: 4000n,
  fee: 0n,
  currency: 'GBP',
  state: 'done',
};
const theirs: ProviderRefund = {
  providerRefundId: 're_1',
  paymentIds: ['pi_1'],
  refundId: 'form:one',
  attempt: 1,
  amountMinor: 4000n,
  currency: 'GBP',
  standing: 'done',
  feeMinor: 0n,
  reason: null,
  madeAt: new Date('2026-11-26T10:00:00Z'),
};

/** Everything but the payment of a shop that is not ours. */
const invoiceOf = ({ paymentIds }: ProviderRefund) =>
  paymentIds[0] === 'pi_shop' ? null : 'INV-1';

function kinds(booked: readonly BookedRefund[], listed: readonly ProviderRefund[]) {
  const { differences, sums } = compareSides(booked, listed, invoiceOf);
  return { kinds: differences.map(({ kind }) => kind), sums };
}

const both = [{ currency: 'GBP', ours: 4000n, theirs: 4000n }];

it('two sides that say the same agree, also while it is on its way', () => {
  expect(kinds([ours], [theirs])).toEqual({ kinds: [], sums: both });
  const asked = { ...ours, state: 'asked', providerRefundId: null } as const;
  expect(kinds([asked], [{ ...theirs, standing: 'waiting' }])).toEqual({ kinds: [], sums: both });
});

it('a stranger of the same amount on the same payment is not taken for ours', () => {
  const stranger = { ...theirs, providerRefundId: 're_2', refundId: null, attempt: null };
  expect(kinds([ours], [theirs, stranger])).toEqual({
    kinds: ['not-recorded'],
    sums: [{ currency: 'GBP', ours: 4000n, theirs: 8000n }],
  });
  expect(kinds([ours], [stranger]).kinds).toEqual(['not-recorded', 'not-sent']);
});

it.each<[string, BookedRefund, ProviderRefund]>([
  ['failed there', ours, { ...theirs, standing: 'failed' }],
  ['failed in the books', { ...ours, state: 'failed' }, theirs],
  ['waits there', ours, { ...theirs, standing: 'waiting' }],
  ['another amount', ours, { ...theirs, amountMinor: 3999n }],
  ['another currency', ours, { ...theirs, currency: 'EUR' }],
  ['done there and only asked for here', { ...ours, state: 'asked' }, theirs],
])('names what differs: %s', (_case, booked, listed) => {
  expect(kinds([booked], [listed]).kinds).toEqual(['differs']);
});

it('what failed on both sides, and what is of payments that are not ours, counts nowhere', () => {
  const failed = { ...ours, state: 'failed' } as const;
  expect(kinds([failed], [{ ...theirs, standing: 'failed' }])).toEqual({ kinds: [], sums: [] });
  const shop = { ...theirs, providerRefundId: 're_9', refundId: null, paymentIds: ['pi_shop'] };
  expect(kinds([], [shop])).toEqual({ kinds: [], sums: [] });
  expect(kinds([{ ...failed, providerRefundId: null }], [])).toEqual({ kinds: [], sums: [] });
});

it('one that failed and was asked for again pairs with its new attempt', () => {
  const again = { ...ours, providerRefundId: 're_2' };
  const first = { ...theirs, standing: 'failed' } as const;
  const second = { ...theirs, providerRefundId: 're_2', attempt: 2 };
  expect(kinds([again], [first, second])).toEqual({ kinds: [], sums: both });
});

it('a fee that was booked otherwise differs, and one that is not said does not', () => {
  expect(kinds([ours], [{ ...theirs, feeMinor: 40n }])).toMatchObject({ kinds: ['differs'] });
  expect(kinds([{ ...ours, fee: 40n }], [{ ...theirs, feeMinor: null }])).toMatchObject({
    kinds: [],
  });
});
