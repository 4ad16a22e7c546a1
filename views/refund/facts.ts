import { invoiceFigures } from '../../src/blocks/invoice-figures.js';
import { refundRouteWords } from '../../src/blocks/refund-route-words.js';
import { safe } from '../../src/blocks/text.js';
import type { ShownClub, Words } from '../../src/blocks/words.js';
import { providerRule } from '../../src/domain/refunds/provider-rules.js';
import {
  paidBefore,
  type RefundRoute,
  refundRoute,
} from '../../src/domain/refunds/refund-route.js';
import type { Refundable } from '../../src/services/refunds/read-refundable.js';
import { disputedWords, unrecordedWords } from '../forms/disputed-words.js';
import type { SentBy } from '../forms/sent-by.js';
import { type Chosen, leftOf, maximumOf } from './wish.js';

/** Which payment it is, and what of it is still there. */
export function aboutPayment(
  { invoice, payerName, chosen }: Refundable,
  { money, date }: Words,
): string {
  if (chosen === null) return `*${safe(invoice.number)}* of ${safe(payerName)}`;
  const { payment, refunded, moved, unrecorded, disputed } = chosen;
  const { currency } = payment;
  const gone = [
    ...(refunded > 0n ? [`${money(refunded, currency)} of it was refunded or is being sent.`] : []),
    ...(unrecorded > 0n ? [`${money(unrecorded, currency)} of it was ${unrecordedWords}.`] : []),
    ...(disputed ? [disputedWords] : []),
    ...(moved > 0n ? [`${money(moved, currency)} of it became account credit.`] : []),
  ];
  const name = safe(providerRule(payment.provider).name);
  return [
    `*${money(payment.amount, currency)}* received ${date(payment.receivedOn)} (${name}) on *${safe(invoice.number)}* of ${safe(payerName)}.`,
    ...gone,
  ].join(' ');
}

const sentByHand = {
  bank: 'Somebody transfers it from the club’s bank.',
  cash: 'Somebody hands it over in cash.',
};

/** How the payer gets it, and why the provider does not send it. */
export function routeText(
  { chosen }: Refundable,
  sentBy: SentBy,
  club: ShownClub,
  words: Words,
): string[] {
  if (chosen === null) return [];
  const { provider } = chosen.payment;
  const route = refundRoute(paidBefore(chosen), club.today);
  const isAsUsual = route.by === 'provider' || route.why === 'taken-by-hand';
  if (sentBy !== 'own' && (isAsUsual || sentBy === 'cash')) return [sentByHand[sentBy]];
  return [refundRouteWords(provider, route, words), ...oncePerPayment(provider, route)];
}

/** Said before a part is sent: the rest of the payment cannot go back the same way then. */
function oncePerPayment(provider: string, route: RefundRoute): string[] {
  const { name, partRefunds } = providerRule(provider);
  if (route.by !== 'provider' || partRefunds !== 'one') return [];
  return [
    `${safe(name)} sends only one refund of a payment: after a part, somebody has to send the rest by hand.`,
  ];
}

export function figuresText({ invoice }: Refundable, words: Words): string {
  return invoiceFigures(invoice, words).join(' · ');
}

/** What a refund does here, with the exact maximum. */
export function effectOfRefund(
  refundable: Refundable,
  { how, line }: Chosen,
  { money }: Words,
): string {
  const { invoice, payerName } = refundable;
  const { currency, outstanding, overpaid } = invoice;
  const show = (amount: bigint) => money(amount, currency);
  const maximum = maximumOf(refundable, { how, line });
  const where = line === null ? '' : ` on line ${line}`;
  const most = `*You can refund up to ${show(maximum)}${where}.*`;
  if (outstanding === 0n) {
    const beyond =
      overpaid > 0n
        ? ` What is overpaid (${show(overpaid)}) is sent back with *Refund overpayment*, in the details.`
        : '';
    return `Nothing is owed on ${safe(invoice.number)}, so all of it is sent back, and is not owed again. ${most}${beyond}`;
  }
  if (how === 'cash') {
    return `:warning: *${show(outstanding)} is still owed on ${safe(invoice.number)}, and stays owed:* all of the amount is sent back. ${most}`;
  }
  const left = leftOf(refundable, how);
  const rest =
    maximum - outstanding > left
      ? ` Beyond ${show(outstanding + left)} no cash stands behind it, so that becomes account credit of ${safe(payerName)}.`
      : '';
  return `${show(outstanding)} is still owed on ${safe(invoice.number)}, so the first ${show(outstanding)} lowers that, as a credit note, and only the rest is sent back, the newest payment first.${rest} ${most}`;
}
