import { chained } from '../../domain/books/chain.js';
import type { ChainedPlan, EventContext } from '../../domain/books/plan.js';
import { type CalendarDate, formatDate } from '../../domain/calendar-date.js';
import type { Account, Lot } from '../../domain/credit/account.js';
import { expiringLots, expiryKey, planExpireLot } from '../../domain/credit/expire-credit.js';
import { findDueInvoicesOf } from '../../store/expiry/expiring-accounts.js';
import { digestOf } from '../../store/ledger/digest.js';
import { findAccounts } from '../../store/ledger/ledger-reads.js';
import { commitOpen } from '../books/commit-open.js';
import { pauseBeforeTry } from '../books/pause-before-try.js';
import { hashRequest } from '../books/request-hash.js';
import type { Desk } from '../desk.js';

export type ExpiryMoment = { now: Date; today: CalendarDate };

/** `stopped` is asked before each account that is written alone. */
type ExpiryRun = { moment: ExpiryMoment; stopped: () => boolean };

/** How often a page is planned anew before its accounts are tried one by one. */
const pageTries = 3;

function contextFor(
  desk: Desk,
  { account, lot }: { account: Account; lot: Lot },
  moment: ExpiryMoment,
): EventContext {
  const { lotId, expiresOn } = lot;
  return {
    key: expiryKey(account, lot),
    requestHash: hashRequest({ lotId, accountSeq: account.seq }),
    actor: { kind: 'job', job: 'expire-credit' },
    reason: `Could be used until ${formatDate(expiresOn ?? moment.today, desk.club.locale)}`,
    ...moment,
  };
}

async function planPage(
  desk: Desk,
  accountIds: readonly string[],
  moment: ExpiryMoment,
): Promise<ChainedPlan[]> {
  // A payer whose history is being imported may have spent it already.
  const accounts = (await findAccounts(desk.store, [...accountIds])).filter(
    ({ importing }) => importing !== true,
  );
  const payerIds = [...new Set(accounts.map(({ payerId }) => payerId))];
  const due = await findDueInvoicesOf(desk.store, desk.club.id, payerIds);
  return accounts.flatMap((account) => {
    const own = due.filter(({ payerId }) => payerId === account.payerId);
    let now = account;
    return expiringLots(account, own, moment.today).map((lot) => {
      const state = { account: now, lot };
      const plan = chained(planExpireLot(state, contextFor(desk, state, moment)), digestOf);
      now = plan.account?.after ?? now;
      return plan;
    });
  });
}

function sumsOf(plans: readonly ChainedPlan[]): Record<string, bigint> {
  const sums: Record<string, bigint> = {};
  for (const { entry } of plans) {
    if (entry === null) continue;
    const amount = (entry.details.uses ?? []).reduce((sum, use) => sum + use.amount, 0n);
    sums[entry.currency] = (sums[entry.currency] ?? 0n) + amount;
  }
  return sums;
}

/** How many lots expired; null where the page could not be written. */
async function tryPage(
  desk: Desk,
  accountIds: readonly string[],
  moment: ExpiryMoment,
): Promise<number | null> {
  try {
    const plans = await planPage(desk, accountIds, moment);
    const lots = plans.length;
    if (lots === 0) return 0;
    const { id: clubId } = desk.club;
    const expiryPage = { clubId, day: moment.today, lots, amounts: sumsOf(plans) };
    const result = await commitOpen(desk, plans, { outbox: [], expiryPage });
    return result.kind === 'committed' ? lots : null;
  } catch (error) {
    // Also where it is not known whether it was written: whatever is left is seen by the next run.
    desk.log.error({ err: error }, 'a page of credit that expires was not written');
    return null;
  }
}

/**
 * Books what has expired on some accounts, in one transaction. Where others were quicker it is
 * planned anew, and then account by account, so that one that fails does not stop the others.
 */
export async function expirePage(
  desk: Desk,
  accountIds: readonly string[],
  { moment, stopped }: ExpiryRun,
): Promise<{ lots: number; failed: number }> {
  for (let attempt = 1; attempt <= pageTries; attempt += 1) {
    await pauseBeforeTry(attempt);
    const lots = await tryPage(desk, accountIds, moment);
    if (lots !== null) return { lots, failed: 0 };
  }
  const sum = { lots: 0, failed: 0 };
  for (const accountId of accountIds) {
    if (stopped()) break;
    const lots = await tryPage(desk, [accountId], moment);
    sum.lots += lots ?? 0;
    if (lots === null) sum.failed += 1;
  }
  return sum;
}
