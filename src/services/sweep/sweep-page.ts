import { chained } from '../../domain/books/chain.js';
import type { ChainedPlan, EventContext } from '../../domain/books/plan.js';
import { calendarDateIn } from '../../domain/calendar-date.js';
import { type Account, accountId } from '../../domain/credit/account.js';
import { planAutomaticUse } from '../../domain/credit/apply-credit.js';
import { applicationAmount } from '../../domain/credit/take-back-credit.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import { type CommitResult, commitPlans } from '../../store/ledger/commit-plans.js';
import { digestOf } from '../../store/ledger/digest.js';
import { findAccounts, findInvoices } from '../../store/ledger/ledger-reads.js';
import type { SweepPage, SweepUse } from '../../store/sweep/sweep-run.js';
import { hashRequest } from '../books/book-event.js';
import type { Desk } from '../desk.js';

export type PageOutcome = { looked: number; uses: SweepUse[]; failed: number };

/** `met`: another process was at work on the same page. */
export type SweptPage = PageOutcome & { met: boolean };

/** How often a page is planned anew as a whole before its invoices are tried one by one. */
const pageTries = 3;

type Moment = Pick<EventContext, 'now' | 'today'>;

function contextFor(invoice: Invoice, moment: Moment): EventContext {
  return {
    key: `apply:${invoice.id}:auto`,
    requestHash: hashRequest({ invoiceId: invoice.id }),
    actor: { kind: 'job', job: 'sweep' },
    reason: 'Account credit used automatically',
    ...moment,
  };
}

/** Plans the whole page in memory; later invoices of a payer see what earlier ones spent. */
function planPage(
  desk: Desk,
  invoices: readonly Invoice[],
  accounts: readonly Account[],
): ChainedPlan[] {
  const now = desk.now();
  // Once for the page: working out a time zone's day costs as much as the plan itself.
  const moment = { now, today: calendarDateIn(now, desk.club.timeZone) };
  const known = new Map<string, Account>(accounts.map((account) => [account.id, account]));
  const plans: ChainedPlan[] = [];
  for (const invoice of invoices) {
    const account = known.get(accountId(invoice)) ?? null;
    const made = planAutomaticUse({ invoice, account }, contextFor(invoice, moment));
    if (made === null) continue;
    const plan = chained(made, digestOf);
    if (plan.account !== undefined) known.set(plan.account.after.id, plan.account.after);
    plans.push(plan);
  }
  return plans;
}

function usesOf(plans: readonly ChainedPlan[]): SweepUse[] {
  return plans.flatMap(({ entry, invoice }) => {
    if (entry === null || invoice === undefined) return [];
    const { payerId, currency } = entry;
    const amount = applicationAmount(entry);
    return [{ invoiceNumber: invoice.after.number, payerId, amount, currency }];
  });
}

type PageRun = { runId: string; pageId: string };

async function writePage(
  desk: Desk,
  invoices: readonly Invoice[],
  run: PageRun,
): Promise<{ result: CommitResult; outcome: PageOutcome }> {
  const ids = [...new Set(invoices.map(accountId))];
  const plans = planPage(desk, invoices, await findAccounts(desk.store, ids));
  const outcome = { looked: plans.length, uses: usesOf(plans), failed: 0 };
  if (plans.length === 0) return { result: { kind: 'committed' }, outcome };
  const sweepPage: SweepPage = {
    id: run.pageId,
    kind: 'page',
    clubId: desk.club.id,
    runId: run.runId,
    startedAt: desk.now(),
    ...outcome,
  };
  const result = await commitPlans(desk.store, plans, { outbox: [], sweepPage });
  return { result, outcome };
}

/**
 * Spends credit on one page of due invoices in one transaction. When somebody else was quicker
 * the page is planned anew; in the end each invoice is tried alone, so that a bad one stops none.
 */
export async function sweepPage(
  desk: Desk,
  page: readonly Invoice[],
  run: PageRun,
): Promise<SweptPage> {
  let invoices: readonly Invoice[] = page;
  const ids = page.map((invoice) => invoice.id);
  for (let attempt = 1; attempt <= pageTries; attempt += 1) {
    const written = await tryPage(desk, invoices, run);
    if (written !== null) return { ...written, met: attempt > 1 };
    invoices = await findInvoices(desk.store, ids);
  }
  return { ...(await sweepSingly(desk, ids, run)), met: true };
}

async function tryPage(
  desk: Desk,
  invoices: readonly Invoice[],
  run: PageRun,
): Promise<PageOutcome | null> {
  try {
    const { result, outcome } = await writePage(desk, invoices, run);
    return result.kind === 'committed' ? outcome : null;
  } catch (error) {
    desk.log.error({ err: error, pageId: run.pageId }, 'a page of the sweep was not written');
    return null;
  }
}

async function sweepSingly(desk: Desk, ids: readonly string[], run: PageRun): Promise<PageOutcome> {
  const total: PageOutcome = { looked: 0, uses: [], failed: 0 };
  for (const [index, id] of ids.entries()) {
    const single = { ...run, pageId: `${run.pageId}:${index}` };
    const outcome = await tryPage(desk, await findInvoices(desk.store, [id]), single);
    if (outcome === null) total.failed += 1;
    else {
      total.looked += outcome.looked;
      total.uses.push(...outcome.uses);
    }
  }
  return total;
}
