import {
  type ApprovedEntry,
  checkRequests,
  requestOf,
} from '../../domain/approvals/check-requests.js';
import { createAccountCheck } from '../../domain/books/check-account.js';
import { readable } from '../../domain/books/check-books.js';
import { checkInvoice } from '../../domain/books/check-invoice.js';
import type { BooksDifference } from '../../domain/books/difference.js';
import type { JournalEntry } from '../../domain/books/journal-entry.js';
import {
  addPostings,
  checkSums,
  type LedgerSum,
  type LedgerSums,
  ledgerSums,
} from '../../domain/books/ledger-sums.js';
import type { Store } from '../connection.js';
import { findApproved } from './audit-requests.js';
import {
  type AccountStreams,
  accountStreams,
  closeAll,
  findForgotten,
  findImporting,
  invoiceStreams,
} from './audit-streams.js';
import { digestOf } from './digest.js';
import { type GroupSize, type PayerGroup, payerGroups } from './payer-groups.js';
import { type Key, nextKey } from './sorted-stream.js';

/** The differences that a report names; it counts all of them. */
const differencesKept = 1000;

export type FoundDifferences = {
  /** The first of them; `differenceCount` says how many there are. */
  differences: BooksDifference[];
  differenceCount: number;
};

/** What the ledger comes to. Amounts of `sums` in minor units, debits positive. */
export type LedgerReport = FoundDifferences & {
  entries: number;
  accounts: number;
  invoices: number;
  creditNotes: number;
  payments: number;
  refunds: number;
  /** What was posted to each account, by currency. */
  sums: LedgerSum[];
};

type Progress = {
  report: Omit<LedgerReport, 'sums'>;
  sums: LedgerSums;
  /** Payers of the group of whom an import has booked a part. */
  importing: ReadonlySet<string>;
  /** Whoever is forgotten. */
  forgotten: ReadonlySet<string>;
  /** The entries of the group that a second person approved. */
  approved: ApprovedEntry[];
  breathe: () => Promise<void>;
};

export function addDifferences(
  report: FoundDifferences,
  differences: readonly BooksDifference[],
): void {
  report.differenceCount += differences.length;
  const room = differencesKept - report.differences.length;
  report.differences.push(...differences.slice(0, room));
}

function add({ report }: Progress, differences: readonly BooksDifference[]): void {
  addDifferences(report, differences);
}

/** What of an entry tells who approved it: a job may have thousands of them. */
function approvedOf({ id, actor, approvedBy, refs }: JournalEntry): ApprovedEntry[] {
  return approvedBy === undefined ? [] : [{ id, actor, approvedBy, refs }];
}

async function auditInvoices(store: Store, group: PayerGroup, progress: Progress): Promise<void> {
  const streams = invoiceStreams(store, group);
  const { report, sums } = progress;
  try {
    for (let key = await nextKey(Object.values(streams)); key !== null; ) {
      const [payerId, id] = key;
      const books = {
        payerId,
        isImporting: progress.importing.has(payerId),
        forgotten: progress.forgotten,
        invoiceId: id === '' ? null : id,
        entries: await streams.entries.takeAll(key),
        invoices: await streams.invoices.takeAll(key),
        notes: await streams.notes.takeAll(key),
        payments: await streams.payments.takeAll(key),
        refunds: await streams.refunds.takeAll(key),
      };
      const check = () => {
        for (const entry of books.entries) addPostings(sums, entry);
        progress.approved.push(...books.entries.flatMap(approvedOf));
        return checkInvoice(books, digestOf);
      };
      add(progress, readable({ document: 'invoice', id }, check));
      report.entries += books.entries.length;
      report.invoices += books.invoices.length;
      report.creditNotes += books.notes.length;
      report.payments += books.payments.length;
      report.refunds += books.refunds.length;
      await progress.breathe();
      key = await nextKey(Object.values(streams));
    }
  } finally {
    await closeAll(streams);
  }
}

async function auditAccount(
  { entries, accounts }: AccountStreams,
  key: Key,
  { clubId, progress }: { clubId: string; progress: Progress },
): Promise<void> {
  const [payerId, currency] = key;
  const check = createAccountCheck({ clubId, payerId, currency }, digestOf);
  for (let entry = await entries.takeOne(key); entry !== null; entry = await entries.takeOne(key)) {
    const next = entry;
    const of = { document: 'journal entry' as const, id: entry.id };
    const found = readable(of, () => check.follow(next));
    add(progress, found);
    await progress.breathe();
  }
  const stored = await accounts.takeAll(key);
  const of = { document: 'account credit' as const, id: `${payerId}:${currency}` };
  const isImporting = progress.importing.has(payerId);
  const found = readable(of, () =>
    check.end(stored, { isImporting, forgotten: progress.forgotten }),
  );
  add(progress, found);
  progress.report.accounts += stored.length;
}

async function auditAccounts(store: Store, group: PayerGroup, progress: Progress): Promise<void> {
  const streams = accountStreams(store, group, 'changes');
  try {
    for (let key = await nextKey(Object.values(streams)); key !== null; ) {
      await auditAccount(streams, key, { clubId: group.query.clubId, progress });
      key = await nextKey(Object.values(streams));
    }
  } finally {
    await closeAll(streams);
  }
}

/**
 * Works everything that is stored about the club's money out again from the journal and names what
 * differs. Each payer is looked at in one moment, so that work going on meanwhile makes no false
 * difference. It takes as long as it takes, in a memory that does not grow with the books: the
 * largest that it holds is one invoice with all that was booked on it, and the lots of one account.
 * `breathe` is called at every invoice and entry; what it throws ends the audit.
 */
export async function auditLedger(
  store: Store,
  clubId: string,
  { breathe, ...size }: GroupSize & { breathe: () => Promise<void> },
): Promise<LedgerReport> {
  const progress: Progress = {
    report: {
      ...{ entries: 0, accounts: 0, invoices: 0, creditNotes: 0, payments: 0, refunds: 0 },
      ...{ differences: [], differenceCount: 0 },
    },
    sums: new Map(),
    importing: new Set(),
    forgotten: new Set(),
    approved: [],
    breathe,
  };
  for await (const group of payerGroups(store, clubId, size)) {
    progress.importing = await findImporting(store, group);
    progress.forgotten = await findForgotten(store, group);
    progress.approved = [];
    await auditInvoices(store, group, progress);
    const asked = progress.approved.map(requestOf);
    add(progress, checkRequests(progress.approved, await findApproved(store, group, asked)));
    await auditAccounts(store, group, progress);
  }
  const sums = ledgerSums(progress.sums);
  add(progress, checkSums(sums));
  return { ...progress.report, sums };
}
