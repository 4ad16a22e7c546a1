// How fast does the sweep serve due invoices?
import { runSweep } from '../src/services/sweep/sweep.js';
import { sweptFaults } from './support/faults.js';
import { timedMs } from './support/lanes.js';
import { dueInvoices } from './support/made-books.js';
import { perSecond, type Question } from './support/question.js';
import { storeBooks } from './support/store-books.js';

export const sweep: Question = {
  name: 'sweep',
  asks: 'How fast does the sweep serve due invoices?',
  arms: [
    {
      name: 'sweep',
      run: ({ sizes, withDesk }) =>
        withDesk(async (desk) => {
          await storeBooks(desk.store, dueInvoices(sizes.dueInvoices));
          const tookMs = await timedMs(() => runSweep(desk, { trigger: 'command-line' }));
          const value = perSecond(sizes.dueInvoices, tookMs);
          return {
            figures: [{ name: 'sweep', unit: 'per second', value }],
            faults: await sweptFaults(desk, sizes.dueInvoices),
          };
        }),
    },
  ],
};
