import type { Stripe } from 'stripe';
import { StandInError } from './stand-in-error.js';
import type { StandInState } from './stand-in-state.js';

/** What the desk may ask to be shown; `data.` before it in a list. */
const known = ['balance_transaction', 'data.balance_transaction'];

export function requireExpandable(names: readonly string[]): void {
  const strange = names.find((name) => !known.includes(name));
  if (strange === undefined) return;
  throw new StandInError(
    400,
    'parameter_unknown',
    `This property cannot be expanded (${strange}).`,
  );
}

/** A refund with what it did to the balance, where that was asked for: else its id only, as in webhooks. */
export function expanded(
  state: StandInState,
  refund: Stripe.Refund,
  names: readonly string[],
): Stripe.Refund {
  requireExpandable(names);
  const id = refund.balance_transaction;
  if (names.length === 0 || typeof id !== 'string') return refund;
  return { ...refund, balance_transaction: balanceTransaction(state, refund, id) };
}

function balanceTransaction(
  { refundFee: fee }: StandInState,
  { amount, created, currency, id: source }: Stripe.Refund,
  id: string,
): Stripe.BalanceTransaction {
  return {
    ...{ id, object: 'balance_transaction', amount: -amount, available_on: created },
    ...{ balance_type: 'payments', created, currency, description: null, exchange_rate: null },
    ...{ fee, fee_details: [], net: -amount - fee, reporting_category: 'refund' },
    ...{ source, status: 'available', type: 'refund' },
  };
}
