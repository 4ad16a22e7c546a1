// How fast does the bare driver write the sweep's documents, without rules or transactions?
import type { Store } from '../src/store/connection.js';
import { type BarePage, barePages } from './support/bare-pages.js';
import {
  bareLanes,
  barePageSize,
  readPage,
  writePageBare,
  writePageSafely,
} from './support/bare-sweep.js';
import { sweptFaults } from './support/faults.js';
import { inLanes, timedMs } from './support/lanes.js';
import { dueInvoices } from './support/made-books.js';
import { type Arm, perSecond, type Question } from './support/question.js';
import { storeBooks } from './support/store-books.js';

function arm(name: string, work: (store: Store, page: BarePage) => Promise<void>): Arm {
  return {
    name,
    run: ({ sizes, withDesk }) =>
      withDesk(async (desk) => {
        const books = dueInvoices(sizes.dueInvoices);
        const pages = barePages(books, barePageSize);
        await storeBooks(desk.store, books);
        const tookMs = await timedMs(() =>
          inLanes(pages, bareLanes, (page) => work(desk.store, page)),
        );
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
    arm('bare driver, writes', writePageBare),
    arm('bare driver, reads and writes', async (store, page) => {
      await readPage(store, page);
      await writePageBare(store, page);
    }),
    arm('bare driver, reads, transactions, validators', async (store, page) => {
      await readPage(store, page);
      await writePageSafely(store, page);
    }),
  ],
};
