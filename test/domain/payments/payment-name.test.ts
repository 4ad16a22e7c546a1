import { expect, it } from 'vitest';
import { paymentName } from '../../../src/domain/payments/payment-name.js';

it.each([
  ['stripe', 'a Stripe payment'],
  ['gocardless', 'a direct debit'],
  ['bank', 'a bank transfer'],
  ['card', 'a card payment'],
  ['other', 'a payment'],
  ['SumUp', 'a SumUp payment'],
])('a payment by %s is %s', (provider, name) => {
  expect(paymentName(provider)).toBe(name);
});
