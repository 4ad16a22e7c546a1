import { chained } from '../../domain/books/chain.js';
import { OutcomeUnknown } from '../../domain/books/outcome-unknown.js';
import type { ChainedPlan, EventContext } from '../../domain/books/plan.js';
import { type Account, accountId } from '../../domain/credit/account.js';
import { planAutomaticUse } from '../../domain/credit/apply-credit.js';
import { applicationAmount } from '../../domain/credit/take-back-credit.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import type { CommitResult } from '../../store/ledger/commit-plans.js';
import { digestOf } from '../../store/ledger/digest.js';
import { findAccounts, findInvoices } from '../../store/ledger/ledger-reads.js';
import { settleOutcome } from '../../store/ledger/settle-outcome.js';
import type { SweepPage, SweepUse } from '../../store/sweep/sweep-run.js';
import { commitOpen } from '../books/commit-open.js';
import { pauseBeforeTry } from '../books/pause-before-try.js';
import { hashRequest } from '../books/request-hash.js';
import type { Desk } from '../desk.js';
import { momentOf } from '../desk-day.js';
import { mailsOfUses } from './mails-of-uses.js';

/** What a page came to as far as this process knows; the sums are counted from what is stored. */
export type SweptPage = {
  looked: number;
  /** The ids of invoices that could not be worked on. */
  failed: string[];
  /** Another process was at work on the same page. */
  met: boolean;
};

/** How often a page is planned anew as a whole before its invoices are tried one by one. */
const pageTries = 3;

type Moment = Pick<EventContext, 'now' | 'today'>;

function contextFor(invoice: Invoice, moment: Moment): EventContext {
  return {
    key: `auto:${invoice.id}`,
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
  // Once for the page: working out a time zone's day costs as much as the plan itself.
  const moment = momentOf(desk);
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

/** `stopped` is asked before each invoice that is written alone. */
type PageRun = { runId: string; pageId: string; stopped?: () => boolean };

async function writePage(
  desk: Desk,
  invoices: readonly Invoice[],
  run: PageRun,
): Promise<{ result: CommitResult; looked: number }> {
  const ids = [...new Set(invoices.map(accountId))];
  const plans = planPage(desk, invoices, await findAccounts(desk.store, ids));
  const looked = plans.length;
  if (looked === 0) return { result: { kind: 'committed' }, looked };
  const sweepPage: SweepPage = {
    id: run.pageId,
    kind: 'page',
    clubId: desk.club.id,
    runId: run.runId,
    startedAt: desk.now(),
    looked,
    uses: usesOf(plans),
    untold: true,
  };
  const mails = mailsOfUses(desk, plans);
  const result = await commitOpen(desk, plans, { outbox: mails, sweepPage });
  if (result.kind === 'committed' && mails.length > 0) desk.wake('mail');
  return { result, looked };
}

/**
 * Spends credit on one page of due invoices in one transaction. When another process was
 * quicker the page is planned anew; after some tries each invoice is written alone, so that a
 * faulty one does not stop the others.
 */
export async function sweepPage(
  desk: Desk,
  page: readonly Invoice[],
  run: PageRun,
): Promise<SweptPage> {
  let invoices: readonly Invoice[] = page;
  const ids = page.map((invoice) => invoice.id);
  for (let attempt = 1; attempt <= pageTries; attempt += 1) {
    await pauseBeforeTry(attempt);
    const written = await tryPage(desk, invoices, run);
    if (written === 'open') return { looked: 0, failed: [], met: false };
    if (written !== 'not-written') return { looked: written, failed: [], met: attempt > 1 };
    invoices = await findInvoices(desk.store, ids);
  }
  await pauseBeforeTry(pageTries + 1);
  return sweepSingly(desk, ids, run);
}

/**
 * How many invoices were looked at. `open`: nobody knows yet whether the page was written, so it is
 * left alone; the next run looks at what is still due then.
 */
async function tryPage(
  desk: Desk,
  invoices: readonly Invoice[],
  run: PageRun,
): Promise<number | 'not-written' | 'open'> {
  try {
    const { result, looked } = await writePage(desk, invoices, run);
    return result.kind === 'committed' ? looked : 'not-written';
  } catch (error) {
    const { pageId } = run;
    if (error instanceof OutcomeUnknown) return settlePage(desk, error, pageId);
    desk.log.error({ err: error, pageId }, 'a page of the sweep was not written');
    return 'not-written';
  }
}

async function settlePage(
  desk: Desk,
  { entries, cause }: OutcomeUnknown,
  pageId: string,
): Promise<number | 'not-written' | 'open'> {
  desk.log.error({ err: cause, pageId }, 'it is not known whether a page of the sweep was written');
  const [first] = entries;
  if (first === undefined) return 'open';
  const settled = await settleOutcome(desk.store, first).catch(() => ({ kind: 'open' as const }));
  // The invoices that got nothing have no entry; they are counted from what is stored.
  if (settled.kind === 'booked') return entries.length;
  return settled.kind === 'open' ? 'open' : 'not-written';
}

async function sweepSingly(desk: Desk, ids: readonly string[], run: PageRun): Promise<SweptPage> {
  const failed: string[] = [];
  let looked = 0;
  for (const [index, id] of ids.entries()) {
    if (run.stopped?.() === true) break;
    const single = { ...run, pageId: `${run.pageId}:${index}` };
    const written = await tryPage(desk, await findInvoices(desk.store, [id]), single);
    if (written === 'not-written') failed.push(id);
    else if (written !== 'open') looked += written;
  }
  return { looked, failed, met: true };
}
