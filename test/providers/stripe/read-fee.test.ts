import { expect, it } from 'vitest';
import { readFee } from '../../../src/providers/stripe/read-fee.js';
import { expanded } from '../../support/stripe-stand-in/expand-refund.js';
import { addPayment, refundByHand } from '../../support/stripe-stand-in/happenings.js';
import { emptyState } from '../../support/stripe-stand-in/stand-in-state.js';

function made() {
  const state = emptyState(() => new Date('2026-11-26T10:00:00Z'));
  addPayment(state, { id: 'pi_1', amount: 1000 });
  state.refundFee = 35;
  return expanded(state, refundByHand(state, 'pi_1', 1000), ['balance_transaction']);
}

it('is what Stripe took for the refund beside its amount', () => {
  expect(readFee(made())).toBe(35n);
});

it('is not known where Stripe only names what happened to its balance, or nothing did yet', () => {
  expect(readFee({ ...made(), balance_transaction: 'txn_1' })).toBeNull();
  expect(readFee({ ...made(), balance_transaction: null })).toBeNull();
});

it('in another currency is left out, since no entry of the refund can hold it', () => {
  expect(readFee({ ...made(), currency: 'eur' })).toBe(0n);
});
