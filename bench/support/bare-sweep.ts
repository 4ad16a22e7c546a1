import type { ClientSession } from 'mongodb';
import { type Store, withSession } from '../../src/store/connection.js';
import type { BarePage } from './bare-pages.js';
import { clubId } from './made-books.js';

type WriteOptions = { bypassDocumentValidation?: boolean; session?: ClientSession };

/** As many invoices as the sweep takes at once. */
export const barePageSize = 200;
/** As many pages as the sweep has in work. */
export const bareLanes = 2;

/** No guard: only `_id` says what is to be changed. */
async function writePage(store: Store, page: BarePage, options: WriteOptions): Promise<void> {
  const { journal, sweep_runs: runs, invoices, accounts } = store.collections;
  const bulk = { ...options, ordered: false };
  await journal.insertMany(page.entries, bulk);
  await runs.insertOne(page.page, options);
  await invoices.bulkWrite(page.invoices, bulk);
  await accounts.bulkWrite(page.accounts, bulk);
}

/** Without transaction and validators: the least that can be done. */
export function writePageBare(store: Store, page: BarePage): Promise<void> {
  return writePage(store, page, { bypassDocumentValidation: true });
}

/** What the server has to do for the sweep at least; the rest is the desk's own code. */
export function writePageSafely(store: Store, page: BarePage): Promise<void> {
  return withSession(store, (session) =>
    session.withTransaction(() => writePage(store, page, { session }), {
      readConcern: { level: 'snapshot' },
      writeConcern: { w: 'majority' },
    }),
  );
}

/** What the sweep has to read: the page by the queue's index, its accounts by their ids. */
export async function readPage(store: Store, page: BarePage): Promise<void> {
  const { first, last } = page.payers;
  await store.collections.invoices
    .find({
      clubId,
      autoApply: 'due',
      pendingPayment: false,
      payerId: { $gte: first, $lte: last },
    })
    .sort({ payerId: 1, recordedAt: 1, issuedOn: 1, numberOrder: 1 })
    .hint('sweep_queue')
    .limit(barePageSize)
    .toArray();
  await store.collections.accounts.find({ _id: { $in: page.accountIds } }).toArray();
}
