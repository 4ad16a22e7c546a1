import type { Words } from '../../src/blocks/words.js';
import type { CalendarDate } from '../../src/domain/calendar-date.js';
import type { PaymentCash } from '../../src/domain/refunds/payment-cash.js';
import type { RefundTakes } from '../../src/domain/refunds/refund-cost.js';
import { refundInstead } from '../../src/domain/refunds/refund-instead.js';

/** What it costs the club, in words that begin a sentence's end. */
export function costWords(
  { cost, byPeople }: RefundTakes,
  currency: string,
  { money }: Pick<Words, 'money'>,
): string {
  if (cost === 0n) {
    return byPeople
      ? 'would cost no fees, but somebody would have to send the money'
      : 'would cost no fees';
  }
  const fees =
    cost === null
      ? 'may cost the club fees that are not known here'
      : `would cost the club ${money(cost, currency)} in fees`;
  return byPeople ? `${fees}, and somebody would have to send the money` : fees;
}

/**
 * Of which fees the cost is made up, as a sentence: what the payment cost is not given back, and that
 * is no fee for sending it. Null where there is nothing to tell apart.
 */
export function feesApart(
  { cost, charged }: RefundTakes,
  currency: string,
  { money }: Pick<Words, 'money'>,
): string | null {
  if (cost === null || cost === 0n) return null;
  const lost = cost - charged;
  if (lost === 0n) return `${money(charged, currency)} is charged for sending it.`;
  const kept = `${money(lost, currency)} of that is the fee of the payment, which is not given back`;
  return charged === 0n
    ? `That is the fee of the payment, which is not given back; sending it costs nothing more.`
    : `${kept}, and ${money(charged, currency)} is charged for sending it.`;
}

/**
 * What sending the money back would cost instead of the account credit that is made of it; null
 * where no cash stands behind it.
 * @param asked minor units that would become account credit
 */
export function refundInsteadWords(
  cash: readonly PaymentCash[],
  asked: { amount: bigint; currency: string; today: CalendarDate; named: boolean },
  words: Pick<Words, 'money'>,
): string | null {
  const instead = refundInstead(cash, asked);
  if (instead === null) return null;
  const isAll = instead.sent === asked.amount && !asked.named;
  const which = isAll ? '' : ` of ${words.money(instead.sent, asked.currency)}`;
  return `A refund${which} instead ${costWords(instead, asked.currency, words)}; credit costs nothing.`;
}
