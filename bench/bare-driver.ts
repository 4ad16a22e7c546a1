import type { ClientSession } from 'mongodb';
import { type Store, withSession } from '../src/store/connection.js';
import { type BarePage, barePages } from './support/bare-pages.js';
import { sweptFaults } from './support/faults.js';
import { inLanes, timedMs } from './support/lanes.js';
import { clubId, dueInvoices } from './support/made-books.js';
import { type Arm, perSecond, type Question } from './support/question.js';
import { storeBooks } from './support/store-books.js';

const pageSize = 200;
const lanes = 2;

type WriteOptions = { bypassDocumentValidation?: boolean; session?: ClientSession };

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
function writeBare(store: Store, page: BarePage): Promise<void> {
  return writePage(store, page, { bypassDocumentValidation: true });
}

/** What the server has to do for the sweep at least; the rest is the desk's own code. */
function writeSafely(store: Store, page: BarePage): Promise<void> {
  return withSession(store, (session) =>
    session.withTransaction(() => writePage(store, page, { session }), {
      readConcern: { level: 'snapshot' },
      writeConcern: { w: 'majority' },
    }),
  );
}

/** What the sweep has to read: the page by the queue's index, its accounts by their ids. */
async function readPage(store: Store, page: BarePage): Promise<void> {
  const { first, last } = page.payers;
  await store.collections.invoices
    .find({
      clubId,
      autoApply: 'due',
      pendingPayment: false,
      payerId: { $gte: first, $lte: last },
    })
    .sort({ payerId: 1, issuedOn: 1, _id: 1 })
    .hint('sweep_queue')
    .limit(pageSize)
    .toArray();
  await store.collections.accounts.find({ _id: { $in: page.accountIds } }).toArray();
}

function arm(name: string, work: (store: Store, page: BarePage) => Promise<void>): Arm {
  return {
    name,
    run: ({ sizes, withDesk }) =>
      withDesk(async (desk) => {
        const books = dueInvoices(sizes.dueInvoices);
        const pages = barePages(books, pageSize);
        await storeBooks(desk.store, books);
        const tookMs = await timedMs(() => inLanes(pages, lanes, (page) => work(desk.store, page)));
        const value = perSecond(sizes.dueInvoices, tookMs);
        return {
          figures: [{ name, unit: 'per second', value }],
          faults: await sweptFaults(desk, sizes.dueInvoices),
        };
      }),
  };
}

export const bareDriver: Question = {
  name: 'bare-driver',
  asks: "How fast does the bare driver write the sweep's documents, without rules or transactions?",
  arms: [
    arm('bare driver, writes', writeBare),
    arm('bare driver, reads and writes', async (store, page) => {
      await readPage(store, page);
      await writeBare(store, page);
    }),
    arm('bare driver, reads, transactions, validators', async (store, page) => {
      await readPage(store, page);
      await writeSafely(store, page);
    }),
  ],
};
