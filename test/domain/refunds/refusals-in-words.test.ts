import { expect, it } from 'vitest';
import { CreditError } from '../../../src/domain/errors.js';
import { sampleRefusals } from '../../support/sample-refusals.js';

const nothingLeft =
  'Nothing is left to send back on INV-7. Raise credit instead, where something can be credited.';
const tenLeft =
  'At most £10.00 can be sent back on INV-7: what was received, less what was refunded, credited or moved to account credit.';
const unrecorded = " £3.00 of it was sent in the provider's own page and is not recorded yet.";

it.each([
  [0n, 0n, nothingLeft],
  [1_000n, 0n, tenLeft],
  [0n, 300n, nothingLeft + unrecorded],
  [1_000n, 300n, tenLeft + unrecorded],
])('of %s that can be sent back with %s unrecorded: %s', (maximum, sent, sentence) => {
  const details = {
    ...sampleRefusals['over-refundable'],
    ...{ invoiceNumber: 'INV-7', maximum, currency: 'GBP', unrecorded: sent },
  };
  expect(new CreditError('over-refundable', details).sentence('en-GB')).toBe(sentence);
});

const inOnePart =
  'GoCardless sends a payment back in one part only, and a part of it was sent before. Send it in another way, or raise credit instead.';

it.each([
  [
    { provider: 'paypal', why: 'too-old', lastDay: '2026-10-31' },
    'PayPal would have sent it back until 31 Oct 2026. Send it in another way, or raise credit instead.',
  ],
  [{ provider: 'gocardless', why: 'refunded-in-part', lastDay: null }, inOnePart],
  [{ provider: 'gocardless', why: 'refunded-in-part', lastDay: '2026-10-31' }, inOnePart],
] as const)('a provider that refuses (%j) says why, and what to do', (details, sentence) => {
  expect(new CreditError('provider-refuses', details).sentence('en-GB')).toBe(sentence);
});

it.each([
  [0n, 'Nothing more of it can go back'],
  [400n, 'At most £4.00 more of it can go back'],
])('of a payment that is refunded, %s can still go back: %s', (maximum, words) => {
  const details = { paymentId: 'P1', refunded: 600n, maximum, currency: 'GBP' };
  expect(new CreditError('payment-refunded', details).sentence('en-GB')).toBe(
    `Of payment P1, £6.00 was sent back or is to be sent back. ${words}, unless a refund of it could not be done.`,
  );
});

it('a payment that is refunded in part was there: nothing is said of what can still go back', () => {
  const details = { paymentId: 'P1', refunded: 600n, maximum: null, currency: 'GBP' };
  expect(new CreditError('payment-refunded', details).sentence('en-GB')).toBe(
    'Of payment P1, £6.00 was sent back or is to be sent back, so it cannot be taken back as typed in error. It can only when every refund of it could not be done.',
  );
});

it.each([
  ['asked', 'asked', 'This refund is to be sent already. Nothing was changed.'],
  ['waiting', 'done', 'This refund waits at the provider. Nothing was changed.'],
  ['done', 'done', 'This refund is done already. Nothing was changed.'],
  ['done', 'failed', 'This refund is done. Nothing was changed.'],
  ['failed', 'failed', 'This refund could not be done already. Nothing was changed.'],
  [
    'failed',
    'done',
    'This refund could not be done, and everything was put back. Ask for a new refund instead. Nothing was changed.',
  ],
] as const)('of a refund that is %s and should be %s: %s', (state, wanted, sentence) => {
  expect(new CreditError('refund-state', { state, wanted }).sentence('en-GB')).toBe(sentence);
});

it.each([
  [0n, 'Nothing of the £9.00'],
  [400n, 'Only £4.00 of the £9.00'],
])('of a refund that was made elsewhere and does not fit, at most %s: %s', (maximum, words) => {
  const details = { invoiceNumber: 'INV-7', amount: 900n, maximum, currency: 'GBP' };
  expect(new CreditError('over-recordable', details).sentence('en-GB')).toBe(
    `${words} that was sent back can be booked on INV-7: the other money on it was credited, refunded or made account credit before. Undo that first, then press Record again.`,
  );
});
