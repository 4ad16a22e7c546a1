import { type JournalEntry, ledgerAccount, postedTo } from '../books/journal-entry.js';
import { replayPayments } from '../books/replay/payment-replay.js';
import { compareDates } from '../calendar-date.js';
import type { Payment } from '../payments/payment.js';

/** A payment, and what of its money the club holds and may send back. Minor units. */
export type PaymentCash = {
  payment: Payment;
  /** Received, less what bounced or was returned. */
  held: bigint;
  /** Refunded, or asked for. */
  refunded: bigint;
  /** Became account credit, and can be paid out from there. */
  moved: bigint;
  /** What can be sent back. */
  left: bigint;
  /** What was sent at the provider itself and nobody has recorded; it counts as sent. */
  unrecorded: bigint;
  /** The payer's bank disputes the payment, or took it back for good: nothing of it can be sent. */
  disputed: boolean;
};

/**
 * What of a payment cannot be sent back although the books have it: what was sent at its provider
 * and nobody has recorded, in minor units, or all of it while a dispute holds money of it.
 */
export type SentElsewhere =
  | { paymentId: string; why: 'unrecorded'; amount: bigint }
  | { paymentId: string; why: 'disputed' };

type Money = Pick<PaymentCash, 'held' | 'refunded' | 'moved'>;
/** What of one move of an overpayment came from which payment, the last taken first. */
type Parts = { paymentId: string; amount: bigint }[];

function leftOf({ held, refunded, moved }: Money): bigint {
  const left = held - refunded - moved;
  return left > 0n ? left : 0n;
}

function smaller(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

/** The money of an invoice's payments while its entries are gone through, newest payment last. */
function createCash() {
  const cash = new Map<string, Money>();
  const moves = new Map<string, Parts>();
  const moneyOf = (paymentId: string): Money => {
    const money = cash.get(paymentId) ?? { held: 0n, refunded: 0n, moved: 0n };
    cash.set(paymentId, money);
    return money;
  };

  return {
    cash,
    hold(paymentId: string, amount: bigint) {
      const money = moneyOf(paymentId);
      money.held += amount;
      // Who paid last paid too much.
      if (amount > 0n) cash.delete(paymentId);
      cash.set(paymentId, money);
    },
    refund(paymentId: string, amount: bigint) {
      moneyOf(paymentId).refunded += amount;
    },
    move(entryId: string, amount: bigint) {
      let missing = amount;
      const parts: Parts = [];
      for (const [paymentId, money] of [...cash].reverse()) {
        const part = smaller(leftOf(money), missing);
        if (part === 0n) continue;
        money.moved += part;
        missing -= part;
        parts.unshift({ paymentId, amount: part });
      }
      moves.set(entryId, parts);
    },
    moveBack(entryId: string, amount: bigint) {
      let missing = amount;
      for (const part of moves.get(entryId) ?? []) {
        const back = smaller(part.amount, missing);
        moneyOf(part.paymentId).moved -= back;
        part.amount -= back;
        missing -= back;
      }
    },
  };
}

/**
 * The payments of an invoice with what can be sent back of each, newest first. Worked out from what
 * was booked, since only that tells whose money an overpayment was that became account credit.
 * @param entries all of the invoice, in the order of its numbers
 * @param elsewhere holds its amount until it is recorded, or the dispute is won
 */
export function cashOfPayments(
  entries: readonly JournalEntry[],
  elsewhere: readonly SentElsewhere[] = [],
): PaymentCash[] {
  const { cash, ...money } = createCash();
  const payments = new Map<string, Payment>();
  for (const entry of entries) {
    const { invoiceId = '', paymentId } = entry.refs;
    const owed = postedTo(entry, ledgerAccount.receivable(invoiceId));
    replayPayments(payments, entry);
    if (entry.kind === 'overpayment.moved') money.move(entry.id, owed);
    if (entry.kind === 'overpayment.returned') money.moveBack(entry.reverses ?? '', -owed);
    if (paymentId === undefined) continue;
    const refunded = entry.details.refund?.amount ?? 0n;
    if (entry.kind === 'refund.asked' || entry.kind === 'overpayment.refunded') {
      money.refund(paymentId, refunded);
    }
    if (entry.kind === 'refund.failed') money.refund(paymentId, -refunded);
    if (entry.kind.startsWith('payment.')) money.hold(paymentId, -owed);
  }
  const newestFirst = [...cash].reverse().flatMap(([paymentId, own]) => {
    const payment = payments.get(paymentId);
    if (payment === undefined) return [];
    return [{ payment, ...own, ...whatIsLeft(own, goneOf(elsewhere, paymentId)) }];
  });
  return newestFirst.sort((one, other) =>
    compareDates(other.payment.receivedOn, one.payment.receivedOn),
  );
}

type Gone = Pick<PaymentCash, 'unrecorded' | 'disputed'>;

function goneOf(elsewhere: readonly SentElsewhere[], paymentId: string): Gone {
  const gone = elsewhere.filter((one) => one.paymentId === paymentId);
  return {
    unrecorded: gone.reduce((sum, one) => sum + (one.why === 'unrecorded' ? one.amount : 0n), 0n),
    disputed: gone.some(({ why }) => why === 'disputed'),
  };
}

function whatIsLeft(own: Money, gone: Gone): Gone & Pick<PaymentCash, 'left'> {
  const refunded = own.refunded + gone.unrecorded;
  return { ...gone, left: gone.disputed ? 0n : leftOf({ ...own, refunded }) };
}

/** What can be sent back of all of them, or of one. */
export function cashLeft(cash: readonly PaymentCash[], paymentId: string | null = null): bigint {
  const counted = cash.filter(({ payment }) => paymentId === null || payment.id === paymentId);
  return counted.reduce((sum, { left }) => sum + left, 0n);
}

/** What nobody has recorded of what was sent at the provider itself: of all of them, or of one. */
export function unrecordedOf(cash: readonly PaymentCash[], paymentId: string | null): bigint {
  const counted = cash.filter(({ payment }) => paymentId === null || payment.id === paymentId);
  return counted.reduce((sum, { unrecorded }) => sum + unrecorded, 0n);
}

/** A payment, as it is before, with the part of it that is sent back. */
export type CashPart = { from: PaymentCash; payment: Payment; amount: bigint };

/** Which payments send how much of an amount, the newest first; all of it is there. */
export function takeCash(cash: readonly PaymentCash[], amount: bigint): CashPart[] {
  let missing = amount;
  return cash.flatMap((from) => {
    const part = smaller(from.left, missing);
    missing -= part;
    return part === 0n ? [] : [{ from, payment: from.payment, amount: part }];
  });
}
