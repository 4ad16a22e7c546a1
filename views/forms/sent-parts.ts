import { safe } from '../../src/blocks/text.js';
import type { Words } from '../../src/blocks/words.js';
import type { Payment } from '../../src/domain/payments/payment.js';
import { providerRule } from '../../src/domain/refunds/provider-rules.js';

/** So many payments are named; more are said as their number. */
const paymentsNamed = 3;

/** Which payments are sent back, and how much of each: `£28.00 of 3 Sep (GoCardless)`. */
export function sentParts(
  parts: readonly { payment: Payment; amount: bigint }[],
  { money, date }: Words,
): string {
  const named = parts.slice(0, paymentsNamed).map(({ payment, amount }) => {
    const name = safe(providerRule(payment.provider).name);
    return `${money(amount, payment.currency)} of ${date(payment.receivedOn)} (${name})`;
  });
  const more = parts.length - named.length;
  return [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
