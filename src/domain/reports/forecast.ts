import type { CalendarDate } from '../calendar-date.js';
import { type Account, spend, usableLots, usesFrom } from '../credit/account.js';
import { type ReportTable, text } from './report.js';
import { laidOut } from './sum-rows.js';

/** What will be billed to a payer by auto-collect, and is not yet. `amount` in minor units. */
export type ComingInvoice = {
  payerId: string;
  payerName: string;
  currency: string;
  dueOn: CalendarDate;
  amount: bigint;
};

export type ComingUse = ComingInvoice & {
  /** What account credit will pay of it. */
  used: bigint;
};

/**
 * What the credit in hand will pay of what comes: one payer's orders of one day are one invoice,
 * days in their order, each lot as long as it has not expired on that day (rule of the sweep,
 * `docs/domain.md`). Credit that is given or spent until then is not foreseen.
 */
export function comingUses(
  accounts: readonly Account[],
  coming: readonly ComingInvoice[],
): ComingUse[] {
  const left = new Map(accounts.map((account) => [keyOf(account), account]));
  const inOrder = coming.toSorted((one, other) => (one.dueOn < other.dueOn ? -1 : 1));
  return inOrder.map((invoice) => {
    const account = left.get(keyOf(invoice));
    if (account === undefined) return { ...invoice, used: 0n };
    const lots = usableLots(account, invoice.dueOn);
    const usable = lots.reduce((sum, { remaining }) => sum + remaining, 0n);
    const used = usable < invoice.amount ? usable : invoice.amount;
    if (used > 0n) left.set(keyOf(invoice), spend(account, usesFrom(lots, used)));
    return { ...invoice, used };
  });
}

function keyOf({ payerId, currency }: { payerId: string; currency: string }): string {
  return JSON.stringify([payerId, currency]);
}

/** Each coming invoice on which credit will be used, with what is left to collect. */
export function forecast(uses: readonly ComingUse[]): ReportTable {
  const rows = uses
    .filter(({ used }) => used > 0n)
    .map(({ payerName, dueOn, currency, amount, used }) => ({
      about: [text(payerName), { kind: 'day', day: dueOn } as const],
      currency,
      values: [amount, used, amount - used],
    }));
  const titles = ['Payer', 'Due', 'Will be billed', 'Paid by account credit', 'Left to collect'];
  return { titles, ...laidOut(rows) };
}
