// Do two processes sweep the same queue faster than one?
import { expectEqual, sweptFaults } from './support/faults.js';
import { timedMs } from './support/lanes.js';
import { dueInvoices } from './support/made-books.js';
import { type Arm, perSecond, type Question } from './support/question.js';
import { startSweepProcess } from './support/start-sweep-process.js';
import { storeBooks } from './support/store-books.js';
import type { Swept } from './support/sweep-process.js';

function arm(name: string, processes: number): Arm {
  return {
    name,
    run: ({ sizes, withDesk }) =>
      withDesk(async (desk) => {
        await storeBooks(desk.store, dueInvoices(sizes.dueInvoices));
        const started = await Promise.all(
          Array.from({ length: processes }, () => startSweepProcess(desk.uri)),
        );
        let swept: Swept[] = [];
        const tookMs = await timedMs(async () => {
          swept = await Promise.all(started.map((one) => one.sweep()));
        });
        const used = swept.reduce((sum, one) => sum + one.usedOn, 0);
        return {
          figures: [{ name, unit: 'per second', value: perSecond(sizes.dueInvoices, tookMs) }],
          faults: [
            ...expectEqual('used on, by all processes', used, sizes.dueInvoices),
            ...swept.flatMap((one) => one.logged),
            ...(await sweptFaults(desk, sizes.dueInvoices)),
          ],
        };
      }),
  };
}

export const twoSweepers: Question = {
  name: 'two-sweepers',
  asks: 'Do two processes sweep the same queue faster than one?',
  arms: [arm('one sweeping process', 1), arm('two sweeping processes', 2)],
};
