import type { Plan } from '../../books/plan.js';
import type { CalendarDate } from '../../calendar-date.js';
import type { PaymentCash } from '../../refunds/payment-cash.js';
import { providerRule } from '../../refunds/provider-rules.js';
import { refundInstead } from '../../refunds/refund-instead.js';
import type { PartEffect } from './job-part.js';

export const noEffect: PartEffect = {
  toInvoice: 0n,
  toAccount: 0n,
  sentBack: 0n,
  refundFee: 0n,
  byPeople: false,
  refundDays: null,
};

/**
 * What the plans of one person do, and what sending the amount back costs, or would instead of the
 * credit. @param cash of the invoices, before the plans; null where that is not asked
 */
export function effectOf(
  plans: readonly Plan[],
  {
    cash,
    amount,
    today,
  }: { cash: readonly PaymentCash[] | null; amount: bigint; today: CalendarDate },
): PartEffect {
  const notes = plans.flatMap(({ creditNotes }) => creditNotes.map(({ after }) => after));
  const refunds = plans.flatMap((plan) => plan.refunds ?? []);
  const sum = (amounts: bigint[]) => amounts.reduce((total, one) => total + one, 0n);
  const toInvoice = sum(notes.map((note) => note.toInvoice));
  const sentBack = sum(refunds.map(({ after }) => after.amount));
  // Instead of a credit only what does not pay the invoice would be sent back.
  const instead = cash && refundInstead(cash, { amount: amount - toInvoice, today });
  return {
    toInvoice,
    toAccount: sum(notes.map((note) => note.toAccount)),
    sentBack,
    refundFee: instead === null ? 0n : instead.cost,
    byPeople: instead?.byPeople ?? false,
    refundDays: instead && cash ? daysOf(cash) : null,
  };
}

/** Whether something else would happen to the money than what was shown. */
export function isOtherEffect(shown: PartEffect, now: PartEffect): boolean {
  return (
    shown.toInvoice !== now.toInvoice ||
    shown.toAccount !== now.toAccount ||
    shown.sentBack !== now.sentBack
  );
}

/** The longest that one of the providers takes which hold the cash. */
function daysOf(cash: readonly PaymentCash[]): PartEffect['refundDays'] {
  const days = cash
    .filter(({ left }) => left > 0n)
    .flatMap(({ payment }) => providerRule(payment.provider).workingDays ?? []);
  const [first] = days;
  if (first === undefined) return null;
  return {
    from: Math.min(...days.map(({ from }) => from)),
    to: Math.max(...days.map(({ to }) => to)),
  };
}
