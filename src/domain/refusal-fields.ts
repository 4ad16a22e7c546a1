import type { RefusalDetails } from './refusals.js';

/** The form field that each refusal blames, if one is. */
export const refusalFields: Record<
  keyof RefusalDetails,
  'invoice' | 'line' | 'amount' | 'contact' | null
> = {
  'not-allowed': null,
  'not-found': null,
  'key-reused': null,
  'being-imported': null,
  'invoice-void': 'invoice',
  'payment-pending': 'invoice',
  'total-zero': 'invoice',
  'nothing-creditable': 'invoice',
  'nothing-outstanding': 'invoice',
  'nothing-overpaid': 'invoice',
  'no-such-use': null,
  'nothing-to-void': null,
  'nothing-unspent': null,
  'invoice-has-cash': null,
  'invoice-made-credit': null,
  'amount-not-positive': 'amount',
  'day-ahead': null,
  'already-exists': null,
  'payment-state': null,
  'over-payment': 'amount',
  'total-below-zero': 'amount',
  'discount-too-large': 'amount',
  'unknown-line': 'line',
  'over-line': 'amount',
  'over-creditable': 'amount',
  'over-outstanding': 'amount',
  'over-balance': 'amount',
  'over-overpaid': 'amount',
  'over-unspent': 'amount',
  'outcome-open': null,
  'stale-plan': null,
};
