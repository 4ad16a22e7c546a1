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

  it.each(['sumup', 'other', 'constructor', ''])('leaves “%s” to people', (provider) => {
    expect(providerRule(provider)).toMatchObject({ name: provider, sendsBack: false, fees: null });
  });
});
