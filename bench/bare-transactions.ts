// How fast does the bare driver write one credit's documents in one transaction each?
import { bareCredits, writeCredit } from './support/bare-credits.js';
import { raisedFaults } from './support/faults.js';
import { inLanes, timedMs } from './support/lanes.js';
import { paidInvoices } from './support/made-books.js';
import { type Arm, perSecond, type Question } from './support/question.js';
import { storeBooks } from './support/store-books.js';

/** Nothing is read, nothing is asked. */
const bare = { bypassDocumentValidation: true };

function arm(name: string, lanes: number): Arm {
  return {
    name,
    run: ({ sizes, withDesk }) =>
      withDesk(async (desk) => {
        const { plans } = paidInvoices(sizes.raises, sizes.raises);
        const credits = bareCredits(plans);
        await storeBooks(desk.store, plans);
        const tookMs = await timedMs(() =>
          inLanes(credits, lanes, (credit) => writeCredit(desk.store, credit, bare)),
        );
        return {
          figures: [{ name, unit: 'per second', value: perSecond(credits.length, tookMs) }],
          faults: await raisedFaults(desk, credits.length),
        };
      }),
  };
}

export const bareTransactions: Question = {
  name: 'bare-transactions',
  asks: "How fast does the bare driver write one credit's documents in one transaction each?",
  arms: [arm('bare transactions, 1 lane', 1), arm('bare transactions, 8 lanes', 8)],
};
