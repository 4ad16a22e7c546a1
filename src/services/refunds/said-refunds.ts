import type { Consequences } from '../../domain/books/consequences.js';
import { refundsText } from '../../domain/books/promise.js';
import { CreditError } from '../../domain/errors.js';
import type { PaymentCash } from '../../domain/refunds/payment-cash.js';
import { digestOf } from '../../store/ledger/digest.js';

/** What a form shows of the payments, so that it is known whether they have changed since. */
export function cashDigest(cash: readonly PaymentCash[]): string {
  const parts = cash.map(({ payment, left, refunded }) => `${payment.id} ${left} ${refunded}`);
  return digestOf(parts.join('\n'));
}

/** What no plan does, so that a form which said something else is shown once more. */
const saidOtherwise = 'changed';

/**
 * As a promise says it, which payments a form said are sent back by whom; undefined where a rule says
 * no to it, which is then told by the rule.
 * @param isAsShown whether the payments stand as the form showed them
 */
export function saidRefunds(
  choose: () => Consequences['refunds'],
  isAsShown: boolean,
): string | undefined {
  try {
    const refunds = choose();
    return isAsShown || refunds.length === 0 ? refundsText(refunds, digestOf) : saidOtherwise;
  } catch (error) {
    if (error instanceof CreditError) return undefined;
    throw error;
  }
}
