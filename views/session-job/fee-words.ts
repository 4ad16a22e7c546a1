import type { Words } from '../../src/blocks/words.js';
import type { JobTotals } from '../../src/domain/sessions/jobs/job-groups.js';
import { amountsText } from './totals.js';

/** From the quickest of all providers to the slowest; empty where none sends anything. */
function daysText(totals: readonly JobTotals[]): string {
  const days = totals.flatMap(({ refundDays }) => refundDays ?? []);
  if (days.length === 0) return '';
  const from = Math.min(...days.map((one) => one.from));
  const to = Math.max(...days.map((one) => one.to));
  return `${from} to ${to} working days`;
}

function costText(totals: readonly JobTotals[], words: Words): string | null {
  if (totals.some(({ refundFee }) => refundFee === null)) return null;
  const cost = amountsText(totals, ({ refundFee }) => refundFee ?? 0n, words);
  return cost === '' ? 'nothing in fees' : `${cost} in fees`;
}

/** What sending it back costs beside credit, which costs nothing; empty where nothing is given. */
export function feeSentences(
  totals: readonly JobTotals[],
  isRefund: boolean,
  words: Words,
): string[] {
  if (totals.every(({ amount }) => amount === 0n)) return [];
  // What lowers a debt could not be sent back instead.
  if (!isRefund && totals.every(({ toAccount }) => toAccount === 0n)) return [];
  const cost = costText(totals, words);
  const days = daysText(totals);
  if (!isRefund) {
    const takes = days === '' ? '' : ` and takes ${days}`;
    return cost === null
      ? ['What a refund instead would cost in fees is not known. Credit costs nothing.']
      : [`A refund instead would cost the club ${cost}${takes}. Credit costs nothing.`];
  }
  const takes = days === '' ? '' : ` and take ${days}`;
  const fees =
    cost === null
      ? 'What the refunds cost in fees is not known.'
      : `The refunds cost the club ${cost}${takes}.`;
  const isAsked = totals.some(({ sentBack }) => sentBack > 0n);
  return [`${fees} Credit would cost nothing.`, ...(isAsked ? [untilDone] : [])];
}

/** Where money waits that is sent back: it is on its way only when somebody or Stripe has sent it. */
export const untilDone = 'Each refund stands under *Refunds to do* until it is done.';
