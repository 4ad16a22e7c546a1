// How much memory does the app itself hold after a sweep?
import { expectEqual, sweptFaults } from './support/faults.js';
import { dueInvoices } from './support/made-books.js';
import type { Question } from './support/question.js';
import { startSweepProcess } from './support/start-sweep-process.js';
import { storeBooks } from './support/store-books.js';

const bytesInMegabyte = 1024 * 1024;

export const memory: Question = {
  name: 'memory',
  asks: 'How much memory does the app itself hold after a sweep?',
  arms: [
    {
      name: 'memory',
      run: ({ sizes, withDesk }) =>
        withDesk(async (desk) => {
          await storeBooks(desk.store, dueInvoices(sizes.dueInvoices));
          const swept = await (await startSweepProcess(desk.uri)).sweep();
          const resident = swept.residentBytes / bytesInMegabyte;
          const peak = swept.peakBytes / bytesInMegabyte;
          return {
            figures: [
              { name: 'resident after the sweep', unit: 'MB', value: resident },
              { name: 'resident at most', unit: 'MB', value: peak },
            ],
            faults: [
              ...expectEqual('used on', swept.usedOn, sizes.dueInvoices),
              ...swept.logged,
              ...(await sweptFaults(desk, sizes.dueInvoices)),
            ],
          };
        }),
    },
  ],
};
