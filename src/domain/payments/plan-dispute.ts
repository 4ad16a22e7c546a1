import { spreadInTurn } from '../amounts/spread-in-turn.js';
import { type JournalEntry, ledgerAccount, postedTo } from '../books/journal-entry.js';
import type { NumberedContext, Plan } from '../books/plan.js';
import type { Invoice } from '../invoices/invoice.js';
import type { Refund } from '../refunds/refund.js';
import { refundedOf } from '../refunds/refunded-of.js';
import { planGivenBack, planTaken } from './disputed-payment.js';
import type { Payment } from './payment.js';

/** One payment of a sum, in the order of the parts. `entries`: all of its invoice. */
export type DisputedPart = {
  invoice: Invoice;
  payment: Payment;
  refunds: readonly Refund[];
  entries: readonly Pick<JournalEntry, 'kind' | 'refs' | 'postings'>[];
};

/** `amount` is what the dispute keeps from the club now: nothing when it is won. Minor units. */
export type DisputeStanding = { disputeId: string; amount: bigint };

/** `left` is what none of the payments has, so that it cannot be booked. Minor units. */
export type DisputeMoves<Part> = {
  isTaking: boolean;
  moves: { part: Part; amount: bigint }[];
  left: bigint;
};

/** What a dispute has taken of a payment by the books, less what it gave back. */
export function takenBy(
  disputeId: string,
  { invoice, payment, entries }: Omit<DisputedPart, 'refunds'>,
): bigint {
  const receivable = ledgerAccount.receivable(invoice.id);
  return entries
    .filter(({ kind, refs }) => {
      const isPayment = kind === 'payment.bounced' || kind === 'payment.received';
      return isPayment && refs.disputeId === disputeId && refs.paymentId === payment.id;
    })
    .reduce((sum, entry) => sum + postedTo(entry, receivable), 0n);
}

function smaller(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

function positive(amount: bigint): bigint {
  return amount > 0n ? amount : 0n;
}

/** What of the payment has neither gone back nor, by the books, been sent back. */
function untouched({ payment, refunds }: DisputedPart): bigint {
  return positive(stillThere({ payment }) - refundedOf(payment, refunds).done);
}

function stillThere({ payment: { amount, status, reversed } }: Pick<DisputedPart, 'payment'>) {
  return status === 'received' || status === 'bounced' ? amount - reversed : 0n;
}

function total(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}

/**
 * What each part loses: first what is left of it; a bank that asks for more takes what a refund has
 * sent back before once more, or the refund has failed and nobody has said so yet.
 */
function takenOfEach(parts: readonly DisputedPart[], amount: bigint): bigint[] {
  const rooms = parts.map(untouched);
  const first = spreadInTurn(amount, rooms);
  const beyond = parts.map((part, index) => stillThere(part) - (rooms[index] ?? 0n));
  const second = spreadInTurn(amount - total(first), beyond);
  return first.map((taken, index) => taken + (second[index] ?? 0n));
}

/** Only what this dispute took comes back, and of that only what nobody has received since. */
function givenBackToEach(
  parts: readonly DisputedPart[],
  { disputeId, amount }: DisputeStanding,
): bigint[] {
  const rooms = parts.map((part) => {
    const { status, reversed } = part.payment;
    return status === 'bounced' ? smaller(reversed, positive(takenBy(disputeId, part))) : 0n;
  });
  return spreadInTurn(amount, rooms);
}

/** What a dispute takes of each part now, or gives back to it. */
export function disputeMoves<Part extends DisputedPart>(
  parts: readonly Part[],
  { disputeId, amount }: DisputeStanding,
): DisputeMoves<Part> {
  const missing = amount - total(parts.map((part) => takenBy(disputeId, part)));
  const isTaking = missing > 0n;
  const amounts = isTaking
    ? takenOfEach(parts, missing)
    : givenBackToEach(parts, { disputeId, amount: -missing });
  const moves = parts.map((part, index) => ({ part, amount: amounts[index] ?? 0n }));
  return {
    isTaking,
    moves: moves.filter((move) => move.amount > 0n),
    left: positive(missing - total(amounts)),
  };
}

/**
 * Brings the books to what a dispute keeps from the club now, beside all other disputes of the same
 * payments: told twice, or when nothing has changed, it plans nothing.
 */
export function planDispute(
  parts: readonly DisputedPart[],
  standing: DisputeStanding,
  contextOf: NumberedContext,
): Plan[] {
  const { disputeId } = standing;
  const { isTaking, moves } = disputeMoves(parts, standing);
  const planOf = isTaking ? planTaken : planGivenBack;
  return moves.map(({ part, amount }, index) =>
    planOf(part, { disputeId, amount }, contextOf(index + 1)),
  );
}
