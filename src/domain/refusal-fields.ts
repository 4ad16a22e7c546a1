import type { RefusalDetails } from './refusals.js';

/** The form field that each refusal blames, if one is. */
export const refusalFields: Record<
  keyof RefusalDetails,
  'invoice' | 'line' | 'amount' | 'contact' | null
> = {
  'not-allowed': null,
  'not-found': null,
  'too-many-people': null,
  'key-reused': null,
  'outcome-open': null,
  'being-imported': null,
  'already-exists': null,
  'invoice-void': 'invoice',
  'payment-pending': 'invoice',
  'total-zero': 'invoice',
  'amount-not-positive': 'amount',
  'total-below-zero': 'amount',
  'discount-too-large': 'amount',
  'unknown-line': 'line',
  'over-line': 'amount',
  'over-creditable': 'amount',
  'over-outstanding': 'amount',
  'over-balance': 'amount',
  'nothing-overpaid': 'invoice',
  'over-overpaid': 'amount',
  'no-such-use': null,
  'nothing-to-void': null,
  'invoice-has-cash': null,
  'invoice-made-credit': null,
  'nothing-outstanding': 'invoice',
  'payment-state': null,
  'over-payment': 'amount',
  'day-ahead': null,
  'nothing-unspent': null,
  'over-unspent': 'amount',
  'stale-plan': null,
};
