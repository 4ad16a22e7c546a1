import type { EventContext, NumberedContext, Plan } from '../books/plan.js';
import type { Invoice } from '../invoices/invoice.js';
import { compareAsStored } from '../text-order.js';
import { type Account, spend, usesFrom } from './account.js';
import { automaticUses, planUse } from './apply-credit.js';
import { spreadOverOpen } from './settled.js';

/** New credit settles so many invoices at once: a form names each of them beforehand. */
export const mostSettled = 10;

/** An invoice that new credit can settle, and how much of it, in minor units. */
export type Settleable = { invoice: Invoice; room: bigint };

/** As the sweep takes them: as they were written down, those of one import by day and number. */
function asSwept(one: Invoice, other: Invoice): number {
  return (
    one.recordedAt.getTime() - other.recordedAt.getTime() ||
    compareAsStored(one.issuedOn, other.issuedOn) ||
    compareAsStored(one.numberOrder, other.numberOrder)
  );
}

function isSettled(invoice: Invoice): boolean {
  const isOpen = invoice.outstanding > 0n && invoice.voidedOn === null && !invoice.importing;
  return isOpen && invoice.autoCollect && !invoice.pendingPayment && invoice.writtenOff === 0n;
}

/**
 * Which of a payer's open invoices new credit settles, oldest first: auto-collect, in the currency of
 * the credit, not void, not written off, and no payment on its way. What the sweep will use of
 * older credit is left to it, so that it does not matter whether it came by already.
 * @param account as it is without the new credit, whose invoice is `exceptId`
 */
export function settleable(
  invoices: readonly Invoice[],
  account: Account | null,
  { currency, exceptId }: { currency: string; exceptId: string },
): Settleable[] {
  let left = account;
  const own = invoices.filter((one) => one.currency === currency && one.id !== exceptId);
  const found = [...own].sort(asSwept).flatMap((invoice): Settleable[] => {
    const uses = automaticUses({ invoice, account: left }) ?? [];
    if (left !== null && uses.length > 0) left = spend(left, uses);
    const room = invoice.outstanding - uses.reduce((sum, { amount }) => sum + amount, 0n);
    return isSettled(invoice) && room > 0n ? [{ invoice, room }] : [];
  });
  return found.slice(0, mostSettled);
}

const reason = 'New account credit used at once';

/**
 * Uses credit that was just made on what it can settle, that lot and no other; each plan is made
 * from what the one before left.
 * @param account as it is with the new lot
 */
export function planSettling(
  { open, account, lotId }: { open: readonly Settleable[]; account: Account; lotId: string },
  contextOf: NumberedContext,
): Plan[] {
  let left = account;
  const lot = account.lots.find((one) => one.lotId === lotId);
  return spreadOverOpen(open, lot?.remaining ?? 0n).map(({ open: { invoice }, amount }, place) => {
    const lots = left.lots.filter((one) => one.lotId === lotId);
    const context: EventContext = { ...contextOf(place + 1), reason };
    const plan = planUse({ invoice, account: left }, usesFrom(lots, amount), context);
    left = plan.account.after;
    return plan;
  });
}
