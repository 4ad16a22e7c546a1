import { randomUUID } from 'node:crypto';
import type { AnyBulkWriteOperation } from 'mongodb';
import { chained } from '../../src/domain/books/chain.js';
import type { JournalEntry } from '../../src/domain/books/journal-entry.js';
import type { ChainedPlan, Change, EventContext } from '../../src/domain/books/plan.js';
import { type Account, accountId } from '../../src/domain/credit/account.js';
import { planAutomaticUse } from '../../src/domain/credit/apply-credit.js';
import type { Invoice } from '../../src/domain/invoices/invoice.js';
import { digestOf } from '../../src/store/ledger/digest.js';
import { changedFields, type Stored, toStored } from '../../src/store/stored.js';
import type { SweepPage } from '../../src/store/sweep/sweep-run.js';
import { chunks } from './lanes.js';
import { clubId } from './made-books.js';

/** One page of the sweep as it is sent to the driver, with what has to be read for it. */
export type BarePage = {
  payers: { first: string; last: string };
  accountIds: string[];
  entries: Stored<JournalEntry>[];
  page: Stored<SweepPage>;
  invoices: AnyBulkWriteOperation<Stored<Invoice>>[];
  accounts: AnyBulkWriteOperation<Stored<Account>>[];
};

/** What the update sends: the fields that differ, as the desk's own does. */
function updateOf<Value extends { id: string }>({ before, after }: Change<Value>) {
  if (before === null) throw new Error(`${after.id} is not stored yet`);
  return { filter: { _id: after.id }, update: { $set: changedFields(before, after) } };
}

function invoiceUpdate(change: Change<Invoice>): AnyBulkWriteOperation<Stored<Invoice>> {
  return { updateOne: updateOf(change) };
}

function accountUpdate(change: Change<Account>): AnyBulkWriteOperation<Stored<Account>> {
  return { updateOne: updateOf(change) };
}

function contextOf(invoice: Invoice): EventContext {
  return {
    key: `auto:${invoice.id}`,
    requestHash: 'bXlzdGVyeSBkaWdlc3Qgb2YgMzIgYnl0ZXMgaW4gYmE',
    actor: { kind: 'job', job: 'sweep' },
    reason: 'Account credit used automatically',
    today: '2026-11-23',
    now: new Date('2026-11-23T10:00:00Z'),
  };
}

function pageOf(invoices: readonly Invoice[], known: Map<string, Account>) {
  const accounts = new Map<string, Change<Account>>();
  const plans: ChainedPlan[] = [];
  for (const invoice of invoices) {
    const account = known.get(accountId(invoice)) ?? null;
    const made = planAutomaticUse({ invoice, account }, contextOf(invoice));
    const plan = made && chained(made, digestOf);
    if (plan?.account === undefined) throw new Error(`${invoice.number} has no credit to use`);
    const { id } = plan.account.after;
    const before = accounts.get(id)?.before ?? plan.account.before;
    accounts.set(id, { before, after: plan.account.after });
    known.set(id, plan.account.after);
    plans.push(plan);
  }
  return barePage(invoices, plans, [...accounts.values()]);
}

function barePage(
  invoices: readonly Invoice[],
  plans: readonly ChainedPlan[],
  accounts: readonly Change<Account>[],
): BarePage {
  const looked = invoices.length;
  const entries = plans.flatMap(({ entry }) => (entry === null ? [] : [toStored(entry)]));
  const uses = plans.flatMap(({ invoice, entry }) => {
    if (invoice === undefined || entry === null) return [];
    const { payerId, currency } = entry;
    const amount = invoice.after.creditApplied;
    return [{ invoiceNumber: invoice.after.number, payerId, amount, currency }];
  });
  const runId = randomUUID();
  const fixed = { kind: 'page', clubId, runId, startedAt: new Date() } as const;
  return {
    payers: { first: invoices[0]?.payerId ?? '', last: invoices.at(-1)?.payerId ?? '' },
    accountIds: accounts.map(({ after }) => after.id),
    entries,
    page: { _id: `${runId}:${randomUUID()}`, ...fixed, looked, uses, untold: true },
    invoices: plans.flatMap(({ invoice }) =>
      invoice === undefined ? [] : [invoiceUpdate(invoice)],
    ),
    accounts: accounts.map(accountUpdate),
  };
}

/** All that a sweep over the books would write, worked out beforehand. */
export function barePages(books: readonly ChainedPlan[], pageSize: number): BarePage[] {
  const invoices = books.flatMap((plan) => (plan.invoice === undefined ? [] : plan.invoice.after));
  const accounts = books.flatMap((plan) => (plan.account === undefined ? [] : plan.account.after));
  const known = new Map(accounts.map((account) => [account.id, account]));
  return chunks(invoices, pageSize).map((page) => pageOf(page, known));
}
