// How long does a report take on a large journal, and whom does it keep waiting?
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type ReportName, reportNames } from '../../src/domain/reports/report.js';
import { type Report, readReport } from '../../src/services/reports/read-report.js';
import { type Bench, sharedBy } from '../support/bench.js';
import { type BenchDesk, openBenchDesk } from '../support/bench-desk.js';
import { expectEqual } from '../support/faults.js';
import { timedMs } from '../support/lanes.js';
import { operator, partlyCredited, payerId } from '../support/made-books.js';
import type { Arm, Figure, Question } from '../support/question.js';
import { raiseOne } from '../support/raise-one.js';
import { median } from '../support/statistics.js';
import { storeBooks } from '../support/store-books.js';

const madeAtOnce = 10_000;
const credited = 1_500n;
/** One of so many invoices is still owed. */
const owedEvery = 5;
const raises = 30;
const days = { from: '2026-01-01', until: '2026-12-31' };

/** Invoices with their credit and their payment: three entries each, two where it is owed. */
async function deskWith(bench: Bench): Promise<BenchDesk> {
  const desk = await openBenchDesk(bench.freshUri());
  bench.atEnd(() => desk.close());
  const { settledInvoices } = bench.sizes;
  for (let made = 0; made < settledInvoices; made += madeAtOnce) {
    const count = Math.min(madeAtOnce, settledInvoices - made);
    const plans = Array.from({ length: count }, (_, index) => made + index).flatMap((number) =>
      partlyCredited(
        `INV-${number}`,
        payerId('payer', number),
        number % owedEvery === 0 ? 'owed' : 'paid',
      ),
    );
    await storeBooks(desk.store, plans);
  }
  return desk;
}

const made = sharedBy(deskWith);

function read(desk: BenchDesk, name: ReportName, seen: string | null = null): Promise<Report> {
  return readReport(desk, operator, { name, ...days }, seen);
}

/** The last amount of the sums. */
function inAll({ table }: Report): bigint {
  const amount = table.totals[0]?.findLast((cell) => cell.kind === 'amount');
  return amount?.kind === 'amount' ? amount.amount : 0n;
}

const each: Arm = {
  name: 'reports, each',
  once: true,
  async run(bench) {
    const desk = await made(bench);
    const figures: Figure[] = [];
    const loop = monitorEventLoopDelay({ resolution: 1 });
    for (const name of reportNames) {
      const reports: Report[] = [];
      loop.reset();
      loop.enable();
      const value = await timedMs(async () => reports.push(await read(desk, name)));
      loop.disable();
      const pageMs = await timedMs(() => read(desk, name, reports[0]?.id));
      const about = `report ${name}`;
      figures.push(
        { name: about, unit: 'ms', value },
        {
          name: `${about}, the process answers nobody for at most`,
          unit: 'ms',
          value: loop.max / 1e6,
        },
        { name: `${about}, its next page`, unit: 'ms', value: pageMs },
      );
    }
    const entries = await desk.store.collections.journal.countDocuments();
    const all = BigInt(bench.sizes.settledInvoices) * credited;
    return {
      figures: [...figures, { name: 'entries of the journal', unit: 'reads', value: entries }],
      faults: expectEqual('credited', Number(inAll(await read(desk, 'credits'))), Number(all)),
    };
  },
};

/** How long a credit takes, one after another, each on an invoice of its own. */
async function raiseMs(desk: BenchDesk, first: number): Promise<number[]> {
  const tookMs: number[] = [];
  for (let turn = 0; turn < raises; turn += 1) {
    const invoiceId = `club:INV-${(first + turn) * owedEvery}`;
    tookMs.push(await timedMs(() => raiseOne(desk, invoiceId)));
  }
  return tookMs;
}

let raised = 0;

const meanwhile: Arm = {
  name: 'reports, credit meanwhile',
  once: true,
  async run(bench) {
    const desk = await made(bench);
    const alone = await raiseMs(desk, raised);
    let isOver = false;
    async function readAll(): Promise<void> {
      while (!isOver) for (const name of reportNames) if (!isOver) await read(desk, name);
    }
    const reading = readAll();
    const among = await raiseMs(desk, raised + raises);
    isOver = true;
    await reading;
    raised += 2 * raises;
    return {
      figures: [
        { name: 'credit, nobody reads reports', unit: 'ms', value: median(alone) },
        { name: 'credit while reports are read', unit: 'ms', value: median(among) },
        { name: 'credit while reports are read, at most', unit: 'ms', value: Math.max(...among) },
      ],
      faults: [],
    };
  },
};

export const reports: Question = {
  name: 'scale/reports',
  asks: 'How long does a report take on a large journal, and whom does it keep waiting?',
  arms: [each, meanwhile],
};
