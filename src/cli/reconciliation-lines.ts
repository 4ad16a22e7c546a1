import { formatAmount } from '../domain/amounts/money.js';
import type { RefundState } from '../domain/refunds/refund.js';
import type { SideDifference, SideSums } from '../services/providers/compare-sides.js';
import type { Reconciliation } from '../services/providers/reconcile.js';

const stateWords: Record<RefundState, string> = {
  asked: 'asked for',
  waiting: 'waiting',
  done: 'done',
  failed: 'failed',
};

type Shown = { title: string; locale: string };

/** Both sides and the difference, for a terminal. */
export function reconciliationLines(
  report: Reconciliation,
  { days, locale }: { days: number; locale: string },
): string[] {
  const { title, ours, theirs, elsewhere, sums, differences } = report;
  const shown = { title, locale };
  return [
    `Refunds of the last ${days} days, sent or on their way:`,
    `  how many: ${ours} in the books, ${theirs} at ${title}, with those that failed`,
    ...sums.flatMap((sum) => sumLines(sum, shown)),
    ...(elsewhere === 0
      ? []
      : [`  ${elsewhere} more at ${title} are of payments not in the books`]),
    ...(differences.length === 0 ? [`The books and ${title} agree.`] : ['What differs:']),
    ...differences.map((one) => `  ${differenceLine(one, shown)}`),
  ];
}

function sumLines({ currency, ours, theirs }: SideSums[number], { title, locale }: Shown) {
  const money = (amount: bigint) => formatAmount(amount, currency, locale);
  const difference = theirs > ours ? theirs - ours : ours - theirs;
  return [
    `  in the books: ${money(ours)}`,
    `  at ${title}: ${money(theirs)}`,
    `  difference: ${money(difference)}`,
  ];
}

function differenceLine(one: SideDifference, { title, locale }: Shown): string {
  switch (one.kind) {
    case 'not-recorded': {
      const { providerRefundId, amountMinor, currency } = one.theirs;
      const amount = formatAmount(amountMinor, currency, locale);
      return `${providerRefundId}: ${amount} on ${one.invoiceNumber} was made at ${title} and is not in the books. Press Record beside its message in the finance channel.`;
    }
    case 'not-sent': {
      const { amount, currency, invoiceNumber, state, refundId } = one.ours;
      const words = `${formatAmount(amount, currency, locale)} on ${invoiceNumber} is ${stateWords[state]} in the books and ${title} does not have it (${refundId}).`;
      return state === 'asked' ? `${words} The desk sends it.` : words;
    }
    case 'differs': {
      const { ours, theirs } = one;
      const booked = formatAmount(ours.amount, ours.currency, locale);
      const made = formatAmount(theirs.amountMinor, theirs.currency, locale);
      const fees = feesInWords(one, locale);
      return `${theirs.providerRefundId}: ${booked} on ${ours.invoiceNumber} is ${stateWords[ours.state]} in the books; at ${title} it is ${made} and ${theirs.standing}.${fees}`;
    }
    default:
      return one satisfies never;
  }
}

function feesInWords(
  { ours, theirs }: Extract<SideDifference, { kind: 'differs' }>,
  locale: string,
): string {
  const { feeMinor } = theirs;
  if (feeMinor === null || feeMinor === ours.fee) return '';
  const booked = formatAmount(ours.fee, ours.currency, locale);
  return ` Its fee is ${booked} in the books, and ${formatAmount(feeMinor, theirs.currency, locale)} there.`;
}
