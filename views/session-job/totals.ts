import { counted, listed, safe } from '../../src/blocks/text.js';
import type { Words } from '../../src/blocks/words.js';
import type { JobSums, JobTotals } from '../../src/domain/sessions/jobs/job-groups.js';
import { refundsOf, refundTexts } from './refund-words.js';

/** More currencies than these are counted only. */
const currenciesShown = 5;

/** `£190.00`, or `£190.00, €20.00 and $5.00`; those of zero are left out. */
export function amountsText(
  totals: readonly JobTotals[],
  of: (totals: JobTotals) => bigint,
  { money }: Pick<Words, 'money'>,
): string {
  const some = totals.filter((one) => of(one) > 0n);
  const shown = some.slice(0, currenciesShown).map((one) => money(of(one), one.currency));
  const more = some.length - shown.length;
  const rest = more > 0 ? [counted(more, 'more currency', 'more currencies')] : [];
  return listed([...shown, ...rest]);
}

/** What becomes of the money, one line a currency: `£190.00: £70.00 pays invoices, …`. */
export function totalsLines(
  totals: readonly JobTotals[],
  { money }: Pick<Words, 'money'>,
): string[] {
  return linesOf(totals, (one) => {
    const { currency, toInvoice, toAccount, sentBack } = one;
    const show = (sum: bigint) => money(sum, currency);
    const parts = [
      ...(toInvoice > 0n ? [`${show(toInvoice)} lowers what is owed on invoices`] : []),
      ...(toAccount > 0n ? [`${show(toAccount)} becomes account credit`] : []),
      ...(sentBack > 0n ? [`${show(sentBack)} is sent back`] : []),
    ];
    return { all: show(one.amount), parts };
  });
}

/** The same of what was done, with how its refunds stand by now. */
export function bookedLines(
  { booked, refunds }: Pick<JobSums, 'booked' | 'refunds'>,
  { money }: Pick<Words, 'money'>,
): string[] {
  return linesOf(
    booked.filter(({ amount }) => amount > 0n),
    (one) => {
      const { currency, toInvoice, toAccount, settled = 0n } = one;
      const show = (sum: bigint) => money(sum, currency);
      const used =
        settled > 0n ? ` (${show(settled)} of it was used at once on other invoices)` : '';
      const parts = [
        ...(toInvoice > 0n ? [`${show(toInvoice)} lowered what was owed on invoices`] : []),
        ...(toAccount > 0n ? [`${show(toAccount)} became account credit${used}`] : []),
        ...refundTexts(refundsOf(one, refunds), show),
      ];
      return { all: show(one.amount), parts };
    },
  );
}

function linesOf(
  totals: readonly JobTotals[],
  of: (one: JobTotals) => { all: string; parts: string[] },
): string[] {
  return totals.slice(0, currenciesShown).map((one) => {
    const { all, parts } = of(one);
    return `*${all}* in all${parts.length === 0 ? '' : `: ${listed(parts)}`}.`;
  });
}

/** Whose orders change, by name where they are few, and what is to be done about them. */
function ordersText({ orders, orderNames = [] }: JobSums): string {
  const isOne = orders === 1;
  const names = listed([...new Set(orderNames)].map((name) => safe(name)));
  const change =
    names === ''
      ? `${counted(orders, 'order falls or is', 'orders fall or are')} cancelled`
      : `The ${isOne ? 'order' : 'orders'} of ${names} ${isOne ? 'falls or is' : 'fall or are'} cancelled`;
  const [it, stands] = isOne ? ['it', 'It stands'] : ['them', 'They stand'];
  return `${change}; change ${it} in your billing system as well. ${stands} under *Change in your billing system* until somebody ticks ${it}.`;
}

/** What the club keeps, and how many payers are concerned. */
export function besideLines(sums: JobSums, words: Words): string[] {
  const { totals, payers, orders } = sums;
  const kept = amountsText(totals, ({ keptBack }) => keptBack, words);
  return [
    ...(kept === '' ? [] : [`${kept} is kept back.`]),
    ...(payers > 0 ? [`It goes to ${counted(payers, 'payer')}.`] : []),
    ...(orders > 0 ? [ordersText(sums)] : []),
  ];
}
