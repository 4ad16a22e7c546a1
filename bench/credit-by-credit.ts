// How near does raising one credit come to a bare transaction, taken in turn on the same books?
import {
  type BareCredit,
  bareCredits,
  readForCredit,
  writeCredit,
} from './support/bare-credits.js';
import type { BenchDesk } from './support/bench-desk.js';
import { raisedFaults } from './support/faults.js';
import { timedMs } from './support/lanes.js';
import { paidInvoices } from './support/made-books.js';
import type { Arm, Question } from './support/question.js';
import { raiseOne } from './support/raise-one.js';
import { median } from './support/statistics.js';
import { storeBooks } from './support/store-books.js';

type Way = { name: string; work: (desk: BenchDesk, credit: BareCredit) => Promise<unknown> };

/** How often each way is gone before it counts, so that code and caches are warm. */
const warmUps = 50;

const ways: readonly Way[] = [
  { name: 'one credit, by the desk', work: (desk, { note }) => raiseOne(desk, note.invoiceId) },
  {
    name: 'one credit, bare',
    work: ({ store }, credit) => writeCredit(store, credit, { bypassDocumentValidation: true }),
  },
  {
    name: 'one credit, bare with both reads',
    async work({ store }, credit) {
      await readForCredit(store, credit);
      await writeCredit(store, credit, { bypassDocumentValidation: true });
    },
  },
  {
    name: 'one credit, bare with both reads, validators',
    async work({ store }, credit) {
      await readForCredit(store, credit);
      await writeCredit(store, credit, { bypassDocumentValidation: false });
    },
  },
];

/** In another order each time: what one way leaves to the server would slow the next. */
function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}

const inTurn: Arm = {
  name: 'one credit after another, each way in turn',
  run: ({ sizes, withDesk }) =>
    withDesk(async (desk) => {
      const turns = warmUps + sizes.raises;
      const { plans } = paidInvoices(turns * ways.length, turns * ways.length);
      await storeBooks(desk.store, plans);
      const credits = bareCredits(plans).values();
      const tookMs = new Map<string, number[]>(ways.map(({ name }) => [name, []]));
      for (let turn = 0; turn < turns; turn += 1) {
        for (const { name, work } of shuffled(ways)) {
          const credit = credits.next().value;
          if (credit === undefined) throw new Error('there are fewer credits than turns');
          const ms = await timedMs(() => work(desk, credit));
          if (turn >= warmUps) tookMs.get(name)?.push(ms);
        }
      }
      return {
        figures: [...tookMs].map(([name, times]) => ({ name, unit: 'ms', value: median(times) })),
        faults: await raisedFaults(desk, turns * ways.length),
      };
    }),
};

export const creditByCredit: Question = {
  name: 'credit-by-credit',
  asks: 'How near does raising one credit come to a bare transaction, taken in turn on the same books?',
  arms: [inTurn],
};
