import type { Promised } from '../books/promise.js';
import { type ShownFacts, shownAmount } from '../books/shown-facts.js';
import type { RefundWish } from './propose-refund.js';

type Shown = { facts: ShownFacts };

function smaller(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

/**
 * What a form said that a refund of an amount would do, from the facts that it showed.
 * @param left what could be sent back then, in minor units
 */
export function promisedRefund(
  { facts, left }: Shown & { left: bigint },
  { amount, how }: Pick<RefundWish, 'amount' | 'how'>,
): Promised {
  const owed = shownAmount(facts, 'outstanding');
  const toInvoice = how === 'cash' ? 0n : smaller(amount, owed);
  const rest = amount - toInvoice;
  const sentBack = how === 'cash' ? amount : smaller(rest, left);
  return {
    toInvoice: `${toInvoice}`,
    toAccount: `${rest - sentBack}`,
    outstanding: `${owed - toInvoice}`,
    sentBack: `${sentBack}`,
  };
}

export function promisedRefundOfOverpayment(
  { facts }: Shown,
  { amount }: { amount: bigint },
): Promised {
  return { overpaid: `${shownAmount(facts, 'overpaid') - amount}`, sentBack: `${amount}` };
}

export function promisedPayOut({ facts }: Shown, { amount }: { amount: bigint }): Promised {
  return {
    toAccount: `${-amount}`,
    available: `${shownAmount(facts, 'available') - amount}`,
    sentBack: `${amount}`,
  };
}
