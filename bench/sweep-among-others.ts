// Does the sweep of 200 new invoices take longer when many others exist?
import { runSweep } from '../src/services/sweep/sweep.js';
import { type Bench, sharedBy } from './support/bench.js';
import { type BenchDesk, openBenchDesk } from './support/bench-desk.js';
import { booksFaults, expectEqual } from './support/faults.js';
import { dueInvoices, issuedInvoice, payerId } from './support/made-books.js';
import type { Outcome, Question } from './support/question.js';
import { median } from './support/statistics.js';
import { storeBooks } from './support/store-books.js';

const repeats = 3;
const madeAtOnce = 10_000;

/** One database for all rounds: filling it takes longer than all that is measured in it. */
const fullDesk = sharedBy(async (bench: Bench) => {
  const desk = await openBenchDesk(bench.freshUri());
  bench.atEnd(() => desk.close());
  for (let made = 0; made < bench.sizes.otherInvoices; made += madeAtOnce) {
    const count = Math.min(madeAtOnce, bench.sizes.otherInvoices - made);
    const plans = Array.from({ length: count }, (_, index) => {
      const number = made + index;
      return issuedInvoice(`OTHER-${number}`, payerId('other', Math.floor(number / 8)), false).plan;
    });
    await storeBooks(desk.store, plans);
  }
  return desk;
});

let batch = 0;

async function sweepNew(desk: BenchDesk, count: number): Promise<{ ms: number; faults: string[] }> {
  batch += 1;
  // A sweep with nothing to do first, so that connections are open and plans are cached.
  await runSweep(desk, { trigger: 'command-line' });
  await storeBooks(desk.store, dueInvoices(count, `new-${String(batch).padStart(4, '0')}`));
  const start = performance.now();
  const run = await runSweep(desk, { trigger: 'new-invoice' });
  const ms = performance.now() - start;
  return { ms, faults: expectEqual('credit applied', run.usedOn, count) };
}

async function alone(bench: Bench): Promise<Outcome> {
  const runs: { ms: number; faults: string[] }[] = [];
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const run = await bench.withDesk(async (desk) => {
      const { ms, faults } = await sweepNew(desk, bench.sizes.newInvoices);
      return { ms, faults: [...faults, ...(await booksFaults(desk))] };
    });
    runs.push(run);
  }
  return outcome('200 new invoices, no others', runs);
}

async function amongOthers(bench: Bench): Promise<Outcome> {
  const desk = await fullDesk(bench);
  const runs: { ms: number; faults: string[] }[] = [];
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    runs.push(await sweepNew(desk, bench.sizes.newInvoices));
  }
  return outcome('200 new invoices among the others', runs);
}

function outcome(name: string, runs: readonly { ms: number; faults: string[] }[]): Outcome {
  const value = median(runs.map(({ ms }) => ms));
  return {
    figures: [{ name, unit: 'ms', value }],
    faults: runs.flatMap(({ faults }) => faults),
  };
}

export const sweepAmongOthers: Question = {
  name: 'sweep-among-others',
  asks: 'Does the sweep of 200 new invoices take longer when many others exist?',
  arms: [
    { name: '200 new invoices, no others', run: alone },
    { name: '200 new invoices among the others', run: amongOthers },
  ],
};
