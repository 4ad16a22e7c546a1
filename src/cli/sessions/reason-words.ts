import type { NothingReason } from '../../domain/sessions/attendee-reason.js';

/** Why somebody gets nothing, for a cell of a table. */
export const reasonWords: Record<NothingReason, string> = {
  'paid-by-pass': 'paid by pass',
  trial: 'on a trial',
  free: 'free of charge',
  'not-invoiced': 'not invoiced yet',
  'invoice-void': 'the invoice is void',
  'payment-pending': 'a payment is on its way: run it again when it has arrived or failed',
  'nothing-paid-for': 'nothing was paid for it',
  'written-off': 'the debt was written off',
  'given-before': 'was given before',
  'kept-back': 'all of it is kept back',
  'not-given': 'nothing is given',
  'beyond-those-billed': 'beyond the sessions that were billed',
  'no-price-a-session': 'the line has no price for a session',
  'nothing-left-to-credit': 'nothing is left to credit',
};
