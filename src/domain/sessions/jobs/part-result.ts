import type { Plan } from '../../books/plan.js';
import type { JobPart, PartResult } from './job-part.js';
import { effectOf } from './part-effect.js';

/** What became of a part, from the plans that were booked for it. */
export function resultOf(
  part: Pick<JobPart, 'amount' | 'effect'>,
  plans: readonly Plan[],
): PartResult {
  const { toInvoice, toAccount, sentBack } = effectOf(plans, {
    cash: null,
    amount: part.amount,
    today: '',
  });
  const { refundFee, byPeople, refundDays } = part.effect;
  const outstanding = new Map<string, bigint>();
  for (const { invoice } of plans) {
    if (invoice !== undefined) outstanding.set(invoice.after.number, invoice.after.outstanding);
  }
  const creditUntil = plans.flatMap(({ entry }) => entry?.details.lot?.expiresOn ?? [])[0];
  return {
    ...(creditUntil !== undefined && { creditUntil }),
    ...{ toInvoice, toAccount, sentBack, refundFee, byPeople, refundDays },
    noteNumbers: plans.flatMap(({ creditNotes }) => creditNotes.map(({ after }) => after.number)),
    refundIds: plans.flatMap(({ refunds = [] }) => refunds.map(({ after }) => after.id)),
    outstanding: [...outstanding].map(([invoiceNumber, amount]) => ({ invoiceNumber, amount })),
  };
}
