// How near does the sweep come to the bare driver, taken in turn on the same books?
import { runSweep } from '../src/services/sweep/sweep.js';
import { barePages } from './support/bare-pages.js';
import { bareLanes, barePageSize, readPage, writePageSafely } from './support/bare-sweep.js';
import type { BenchDesk } from './support/bench-desk.js';
import { sweptFaults } from './support/faults.js';
import { inLanes, timedMs } from './support/lanes.js';
import { dueInvoices } from './support/made-books.js';
import { type Arm, perSecond, type Question } from './support/question.js';
import { median } from './support/statistics.js';
import { storeBooks } from './support/store-books.js';

type Books = ReturnType<typeof dueInvoices>;
type Way = { name: string; start: (desk: BenchDesk, books: Books) => () => Promise<unknown> };

/** Even, so that each way is as often the first of a turn as the second. */
const turns = 4;

const ways: readonly Way[] = [
  { name: 'in turn, sweep', start: (desk) => () => runSweep(desk, { trigger: 'command-line' }) },
  {
    name: 'in turn, bare driver, reads, transactions, validators',
    start({ store }, books) {
      const pages = barePages(books, barePageSize);
      return () =>
        inLanes(pages, bareLanes, async (page) => {
          await readPage(store, page);
          await writePageSafely(store, page);
        });
    },
  },
];

const inTurn: Arm = {
  name: 'a few thousand due invoices after another, each way in turn',
  run: ({ sizes, withDesk }) =>
    withDesk(async (desk) => {
      const count = sizes.dueInTurn;
      const speeds = new Map<string, number[]>(ways.map(({ name }) => [name, []]));
      for (let turn = 0; turn < turns; turn += 1) {
        for (const { name, start } of turn % 2 === 0 ? ways : [...ways].reverse()) {
          const books = dueInvoices(count, `turn-${turn}-${ways[0]?.name === name ? 1 : 2}`);
          await storeBooks(desk.store, books);
          const tookMs = await timedMs(start(desk, books));
          speeds.get(name)?.push(perSecond(count, tookMs));
        }
      }
      return {
        figures: [...speeds].map(([name, of]) => {
          return { name, unit: 'per second', value: median(of) };
        }),
        faults: await sweptFaults(desk, count * turns * ways.length),
      };
    }),
};

export const sweepInTurn: Question = {
  name: 'sweep-in-turn',
  asks: 'How near does the sweep come to the bare driver, taken in turn on the same books?',
  arms: [inTurn],
};
