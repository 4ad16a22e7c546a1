import type { Plan } from '../books/plan.js';

/** What new credit does to one invoice; `outstanding` is what is left to pay of it. */
export type Settled = { invoiceNumber: string; amount: bigint; outstanding: bigint };

/** How an amount lies on what it can settle, the first ones whole; what is left is no part of it. */
export function spreadOverOpen<Open extends { room: bigint }>(
  open: readonly Open[],
  amountMinor: bigint,
): { open: Open; amount: bigint }[] {
  let left = amountMinor;
  return open.flatMap((one) => {
    const amount = one.room < left ? one.room : left;
    left -= amount;
    return amount > 0n ? [{ open: one, amount }] : [];
  });
}

/** What plans that use new credit do to each invoice. */
export function settledBy(plans: readonly Plan[]): Settled[] {
  return plans.flatMap(({ entry, invoice }) => {
    if (entry?.kind !== 'credit.applied' || !invoice?.before) return [];
    const { number: invoiceNumber, outstanding } = invoice.after;
    const amount = invoice.before.outstanding - outstanding;
    return [{ invoiceNumber, amount, outstanding }];
  });
}
