import type { Words } from '../../src/blocks/words.js';
import type { RefundState } from '../../src/domain/refunds/refund.js';
import {
  type JobSums,
  type RefundSum,
  unsentOf,
} from '../../src/domain/sessions/jobs/job-groups.js';

type Standing = Pick<RefundSum, 'state' | 'amount'>;

/** What is sure first. Nothing is said to be sent that nobody has sent. */
const standings: Record<RefundState, (sum: string) => string> = {
  done: (sum) => `${sum} was sent back`,
  waiting: (sum) => `${sum} is on its way back`,
  asked: (sum) => `${sum} is still to be sent back`,
  failed: (sum) => `${sum} could not be sent back`,
};

/** How refunds stand, one text for each state in which some are. */
export function refundTexts(
  refunds: readonly Standing[],
  show: (amount: bigint) => string,
): string[] {
  const states: RefundState[] = ['done', 'waiting', 'asked', 'failed'];
  return states.flatMap((state) => {
    const own = refunds.filter((one) => one.state === state);
    const sum = own.reduce((total, { amount }) => total + amount, 0n);
    return sum === 0n ? [] : [standings[state](show(sum))];
  });
}

/** What of the amounts that are booked is a refund that is not done. */
export function unsentIn({ booked, refunds }: Pick<JobSums, 'booked' | 'refunds'>): RefundSum[] {
  return booked.flatMap(({ currency, sentBack }) => {
    const amount = refunds === undefined ? sentBack : unsentOf(refunds, currency);
    return amount === 0n ? [] : [{ currency, state: 'asked', amount }];
  });
}

/** How the refunds of one currency stand; while a job is at work none of them is sent yet. */
export function refundsOf(
  { currency, sentBack }: JobSums['booked'][number],
  refunds: JobSums['refunds'],
): Standing[] {
  if (refunds === undefined) return [{ state: 'asked', amount: sentBack }];
  return refunds.filter((one) => one.currency === currency);
}

/** `£30.00 and €5.00`, of refunds that are not done. */
export function unsentText(unsent: readonly RefundSum[], { money }: Pick<Words, 'money'>): string {
  return unsent.map(({ amount, currency }) => money(amount, currency)).join(' and ');
}
