import { expect, it } from 'vitest';
import { CreditError } from '../../../src/domain/errors.js';

it.each([
  ['received', 'received', 'Payment P1 is marked received already. Nothing was changed.'],
  [
    'failed',
    'corrected',
    'Payment P1 pays nothing any more: it failed. So there is nothing to take back.',
  ],
  [
    'bounced',
    'corrected',
    'Payment P1 pays nothing any more: it went back or was taken back. So there is nothing to take back.',
  ],
  ['pending', 'refunded', 'Payment P1 has nothing that can be sent back: it is on its way.'],
  [
    'bounced',
    'refunded',
    'Payment P1 has nothing that can be sent back: it was not received, or went back.',
  ],
  [
    'pending',
    'bounced',
    'Payment P1 is on its way, so it cannot become bounced. If it did not arrive, mark it failed; if it did, mark it received first.',
  ],
  [
    null,
    'bounced',
    'Payment P1 was not received, so it cannot become bounced. If it did arrive, mark it received first.',
  ],
])('a payment that is %s and should become %s: %s', (status, wanted, sentence) => {
  const refusal = new CreditError('payment-state', { paymentId: 'P1', status, wanted });
  expect(refusal.sentence('en-GB')).toBe(sentence);
});
