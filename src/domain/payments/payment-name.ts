import { providerRule } from '../refunds/provider-rules.js';

/** A payment by how it came, with its article: `a direct debit`, `a Stripe payment`. */
export function paymentName(provider: string): string {
  const { name } = providerRule(provider);
  switch (name) {
    case 'GoCardless':
      return 'a direct debit';
    case 'bank transfer':
      return 'a bank transfer';
    case 'other':
      return 'a payment';
    default:
      return `a ${name} payment`;
  }
}
