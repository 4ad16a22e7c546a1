import { formatAmount } from '../../domain/amounts/money.js';
import { formatDate } from '../../domain/calendar-date.js';
import type { JobPart, PartState } from '../../domain/sessions/jobs/job-part.js';
import { reasonWords } from './reason-words.js';

/** How amounts are written: the club's locale, and its currency where a part has none. */
export type Shown = { locale: string; currency: string };

export const stateWords: Record<PartState, string> = {
  ready: 'to do',
  nothing: 'done',
  booked: 'booked',
  pending: 'waits',
  changed: 'changed',
  failed: 'failed',
};

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** What becomes of the money, as far as there is any. */
function moneyWords(
  { toInvoice, toAccount, sentBack }: JobPart['effect'],
  money: (amount: bigint) => string,
): string[] {
  return [
    ...(toInvoice > 0n ? [`${money(toInvoice)} pays the invoice`] : []),
    ...(toAccount > 0n ? [`${money(toAccount)} account credit`] : []),
    ...(sentBack > 0n ? [`${money(sentBack)} as a refund`] : []),
  ];
}

/** Orders that stay although somebody leaves: that they will be billed is said each time. */
function keptWords({ subject }: JobPart, locale: string): string[] {
  if (subject.kind !== 'enrolment') return [];
  return subject.orderKept.map(({ amount, currency, dueOn }) => {
    const day = formatDate(dueOn, locale);
    return `${formatAmount(amount, currency, locale)} will still be billed on ${day}`;
  });
}

/** What happens, or happened, to one person. */
export function partWords(part: JobPart, { locale, currency: clubs }: Shown): string {
  const { amount, reason, beside, effect, result, problem, currency, state } = part;
  const money = (minor: bigint) => formatAmount(minor, currency ?? clubs, locale);
  const uses = beside.passUses.length;
  // What somebody has to look at first was not given, and may be another thing by then.
  const isGiven = state === 'booked' || problem === '';
  const words = [
    ...(amount > 0n && isGiven ? moneyWords(result ?? effect, money) : []),
    ...(result?.settled ?? []).map((use) => {
      return `${money(use.amount)} of it used at once on ${use.invoiceNumber}`;
    }),
    ...(result?.creditUntil === undefined
      ? []
      : [`usable until ${formatDate(result.creditUntil, locale)}`]),
    ...(amount > 0n || reason === null || problem !== '' ? [] : [reasonWords[reason]]),
    ...(uses > 0 ? [`${counted(uses, 'use')} back to the pass`] : []),
    ...beside.orders.map(({ before, after }) =>
      after === 0n
        ? `order of ${money(before)} cancelled`
        : `order falls from ${money(before)} to ${money(after)}`,
    ),
    ...keptWords(part, locale),
    ...(beside.releases.length > 0 ? [`${counted(beside.releases.length, 'place')} released`] : []),
    ...(result === null ? [] : result.noteNumbers),
    ...(problem === '' ? [] : [problem]),
  ];
  return words.join(', ');
}
