import type { Promised } from '../books/promise.js';
import { type ShownFacts, shownAmount } from '../books/shown-facts.js';
import type { RefundWish } from './propose-refund.js';

/** `refunds`: which payments it said are sent back by whom; left out where that is not known. */
type Shown = { facts: ShownFacts; refunds?: string | undefined };

function saidOf(refunds: string | undefined): Promised {
  return refunds === undefined ? {} : { refunds };
}

function smaller(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

/**
 * What a form said that a refund of an amount would do, from the facts that it showed.
 * @param left what could be sent back then, in minor units
 */
export function promisedRefund(
  { facts, left, refunds }: Shown & { left: bigint },
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
    creditUntil: rest > sentBack ? (facts.creditUntil ?? '') : '',
    ...saidOf(refunds),
  };
}

export function promisedRefundOfOverpayment(
  { facts, refunds }: Shown,
  { amount }: { amount: bigint },
): Promised {
  const overpaid = `${shownAmount(facts, 'overpaid') - amount}`;
  return { overpaid, sentBack: `${amount}`, ...saidOf(refunds) };
}

export function promisedPayOut(
  { facts, refunds }: Shown,
  { amount }: { amount: bigint },
): Promised {
  return {
    toAccount: `${-amount}`,
    available: `${shownAmount(facts, 'available') - amount}`,
    sentBack: `${amount}`,
    ...saidOf(refunds),
  };
}
