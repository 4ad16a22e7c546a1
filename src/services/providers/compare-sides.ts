import { grouped } from '../../domain/books/grouped.js';
import type { RefundState } from '../../domain/refunds/refund.js';
import type { ProviderRefund } from '../../providers/refund-provider.js';

/** A refund of the books that its provider sends, or sent. Minor units. */
export type BookedRefund = {
  refundId: string;
  providerRefundId: string | null;
  invoiceNumber: string | null;
  amount: bigint;
  /** What sending it cost. */
  fee: bigint;
  currency: string;
  state: RefundState;
};

/** One refund on which the two sides do not agree. */
export type SideDifference =
  | { kind: 'not-recorded'; theirs: ProviderRefund; invoiceNumber: string }
  | { kind: 'not-sent'; ours: BookedRefund }
  | { kind: 'differs'; ours: BookedRefund; theirs: ProviderRefund };

/** What counts as gone or going, by currency, in minor units. */
export type SideSums = { currency: string; ours: bigint; theirs: bigint }[];

/** What lies on several invoices and is one refund at the provider, as one. */
export function together(ours: readonly BookedRefund[]): BookedRefund[] {
  const byId = grouped(ours, ({ providerRefundId, refundId, state }) => {
    return providerRefundId === null ? refundId : `${providerRefundId} ${state}`;
  });
  return [...byId.values()].map((own) => own.reduce(asOne));
}

function asOne(one: BookedRefund, other: BookedRefund): BookedRefund {
  const { amount, fee, invoiceNumber } = other;
  const numbers = [one.invoiceNumber, invoiceNumber].filter((number) => number !== null);
  return {
    ...one,
    amount: one.amount + amount,
    fee: one.fee + fee,
    invoiceNumber: numbers.length === 0 ? null : numbers.join(', '),
  };
}

/** Pairs by the provider's id, or by the id of ours that it carries; never by amount. */
function isOf(ours: BookedRefund, theirs: ProviderRefund): boolean {
  if (ours.providerRefundId !== null) return ours.providerRefundId === theirs.providerRefundId;
  return ours.refundId === theirs.refundId && ours.state !== 'failed';
}

function agree(ours: BookedRefund, theirs: ProviderRefund): boolean {
  const isOnItsWay = ours.state === 'asked' && theirs.standing === 'waiting';
  const isSame = ours.state === theirs.standing || isOnItsWay;
  const isFee = ours.state !== 'done' || ours.fee === (theirs.feeMinor ?? ours.fee);
  const isAmount = ours.amount === theirs.amountMinor && ours.currency === theirs.currency;
  return isSame && isAmount && isFee;
}

/**
 * Where the books and a provider's list differ. `invoiceOf` names the invoice of a payment of ours;
 * null for a payment that is not ours, whose refunds are nothing to us.
 */
export function compareSides(
  ours: readonly BookedRefund[],
  theirs: readonly ProviderRefund[],
  invoiceOf: (refund: ProviderRefund) => string | null,
): { differences: SideDifference[]; sums: SideSums } {
  const known = theirs.filter((refund) => invoiceOf(refund) !== null);
  const strangers = known.filter(
    (refund) => refund.standing !== 'failed' && !ours.some((one) => isOf(one, refund)),
  );
  const differences: SideDifference[] = strangers.map((refund) => {
    return { kind: 'not-recorded', theirs: refund, invoiceNumber: invoiceOf(refund) ?? '' };
  });
  for (const one of ours) {
    const other = known.find((refund) => isOf(one, refund));
    if (other !== undefined && !agree(one, other)) {
      differences.push({ kind: 'differs', ours: one, theirs: other });
    }
    if (other === undefined && one.state !== 'failed') {
      differences.push({ kind: 'not-sent', ours: one });
    }
  }
  return { differences, sums: sumsOf(ours, known) };
}

function sumsOf(ours: readonly BookedRefund[], theirs: readonly ProviderRefund[]): SideSums {
  const sums = new Map<string, { ours: bigint; theirs: bigint }>();
  const sumOf = (currency: string) => {
    const sum = sums.get(currency) ?? { ours: 0n, theirs: 0n };
    sums.set(currency, sum);
    return sum;
  };
  for (const { currency, amount, state } of ours) {
    if (state !== 'failed') sumOf(currency).ours += amount;
  }
  for (const { currency, amountMinor, standing } of theirs) {
    if (standing !== 'failed') sumOf(currency).theirs += amountMinor;
  }
  return [...sums].map(([currency, sum]) => ({ currency, ...sum }));
}
