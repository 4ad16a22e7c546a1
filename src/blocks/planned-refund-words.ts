import { type PlannedAct, type PlannedRefund, paymentsNamed } from '../domain/approvals/request.js';
import { providerRule } from '../domain/refunds/provider-rules.js';
import { counted, safe } from './text.js';
import type { Words } from './words.js';

/** What a transfer or cash costs is nothing; what is lost then is what was kept of the payment. */
function costText({ cost, provider }: PlannedRefund, show: (amount: bigint) => string): string {
  if (cost === null) return 'the fees are not known here';
  if (cost === 0n) return 'it costs no fees';
  return providerRule(provider).sendsBack
    ? `it costs the club ${show(cost)} in fees`
    : `sending it costs nothing, but the ${show(cost)} that the payment cost is not given back`;
}

function mailText(tellsPayer: boolean | undefined): string {
  if (tellsPayer === undefined) return '';
  return tellsPayer ? ', and the payer is emailed once it is' : ', and the payer is not emailed';
}

function senderText({ provider, isSentByDesk, tellsPayer }: PlannedRefund): string {
  const name = safe(providerRule(provider).name);
  if (!isSentByDesk) return `to be sent by hand (${name}), as a refund to do`;
  return `sent by ${name} by itself${mailText(tellsPayer)}`;
}

function refundText(
  refund: PlannedRefund,
  currency: string,
  { money, date }: Pick<Words, 'money' | 'date'>,
): string {
  const show = (amount: bigint) => money(amount, currency);
  const { amount, payment } = refund;
  const how = `${senderText(refund)}; ${costText(refund, show)}`;
  if (payment === null) return `It is ${how}.`;
  const { receivedOn, provider, amount: whole } = payment;
  const of = `${show(whole)} received ${date(receivedOn)} (${safe(providerRule(provider).name)})`;
  return `${show(amount)} of the ${of}, ${how}.`;
}

/** Each payment that goes back, on a line of its own. */
export function paymentsThatGoBack(
  { refunds = [], currency }: PlannedAct,
  words: Pick<Words, 'money' | 'date'>,
): string[] {
  return refunds.map((one) => refundText(one, currency, words));
}

/** Which payments go back, how much of each, by whom and at what cost; and the line, if one. */
export function whatGoesBack(
  { refunds = [], moreRefunds = 0, line, currency }: PlannedAct,
  words: Pick<Words, 'money' | 'date'>,
): string[] {
  const named = refunds.slice(0, paymentsNamed).map((one) => refundText(one, currency, words));
  const more = refunds.length - named.length + moreRefunds;
  return [
    ...(line === undefined ? [] : [`Only on line ${line.number}: ${safe(line.description, 100)}.`]),
    ...named,
    ...(more > 0 ? [`${counted(more, 'more payment')} besides.`] : []),
  ];
}
