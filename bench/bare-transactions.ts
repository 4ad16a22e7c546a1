// How fast does the bare driver write one credit's documents in one transaction each?
import type { Store } from '../src/store/connection.js';
import {
  type BareCredit,
  bareCredits,
  readForCredit,
  writeCredit,
} from './support/bare-credits.js';
import { booksFaults } from './support/faults.js';
import { inLanes, timedMs } from './support/lanes.js';
import { paidInvoices } from './support/made-books.js';
import { type Arm, perSecond, type Question } from './support/question.js';
import { storeBooks } from './support/store-books.js';

type Work = (store: Store, credit: BareCredit) => Promise<void>;

function arm(name: string, lanes: number, work: Work): Arm {
  return {
    name,
    run: ({ sizes, withDesk }) =>
      withDesk(async (desk) => {
        const { plans } = paidInvoices(sizes.raises, sizes.raises);
        const credits = bareCredits(plans);
        await storeBooks(desk.store, plans);
        const tookMs = await timedMs(() =>
          inLanes(credits, lanes, (credit) => work(desk.store, credit)),
        );
        return {
          figures: [{ name, unit: 'per second', value: perSecond(credits.length, tookMs) }],
          faults: await booksFaults(desk),
        };
      }),
  };
}

const writeOnly: Work = (store, credit) =>
  writeCredit(store, credit, { bypassDocumentValidation: true });

const readAndWrite: Work = async (store, credit) => {
  await readForCredit(store, credit);
  await writeOnly(store, credit);
};

/** What the server has to do for a credit at least; the rest is the desk's own code. */
const readAndWriteSafely: Work = async (store, credit) => {
  await readForCredit(store, credit);
  await writeCredit(store, credit, { bypassDocumentValidation: false });
};

export const bareTransactions: Question = {
  name: 'bare-transactions',
  asks: "How fast does the bare driver write one credit's documents in one transaction each?",
  arms: [1, 8].flatMap((lanes) => {
    const lane = lanes === 1 ? '1 lane' : `${lanes} lanes`;
    return [
      arm(`bare transactions, ${lane}`, lanes, writeOnly),
      arm(`bare transactions with both reads, ${lane}`, lanes, readAndWrite),
      arm(`bare transactions with both reads, validators, ${lane}`, lanes, readAndWriteSafely),
    ];
  }),
};
