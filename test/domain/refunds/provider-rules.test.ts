import { describe, expect, it } from 'vitest';
import { providerRule } from '../../../src/domain/refunds/provider-rules.js';

describe('the rules of a provider', () => {
  it.each([
    ['London & Zurich', 'London & Zurich'],
    ['london-and-zurich', 'London & Zurich'],
    ['LondonZurich', 'London & Zurich'],
    ['GoCardless', 'GoCardless'],
    ['go_cardless', 'GoCardless'],
    ['PAYPAL', 'PayPal'],
  ])('finds %s however it is written', (written, name) => {
    expect(providerRule(written).name).toBe(name);
  });

  it.each([
    ['GoCardless', true, null, 'one'],
    ['PayPal', true, 60, 'one'],
    ['Stripe', true, null, 'several'],
    ['London & Zurich', false, null, 'several'],
  ] as const)(
    'says of %s whether it sends money back, until when, and in how many parts',
    (name, sendsBack, withinDays, partRefunds) => {
      expect(providerRule(name)).toMatchObject({ sendsBack, withinDays, partRefunds });
    },
  );

  it.each(['sumup', 'constructor', ''])('leaves “%s” to people', (provider) => {
    expect(providerRule(provider)).toMatchObject({ name: provider, sendsBack: false, fees: null });
  });
});
