// Does the list of what is outstanding read more when very many invoices are settled?
import { type InvoiceList, listInvoices } from '../../src/services/invoices/invoice-list.js';
import { type Bench, sharedBy } from '../support/bench.js';
import { type BenchDesk, openBenchDesk } from '../support/bench-desk.js';
import { expectEqual } from '../support/faults.js';
import { timedMs } from '../support/lanes.js';
import { issuedInvoice, operator, partlyCredited, payerId } from '../support/made-books.js';
import type { Arm, Figure, Question } from '../support/question.js';
import { type Read, readsOf } from '../support/reads-of.js';
import type { Sizes } from '../support/sizes.js';
import { median } from '../support/statistics.js';
import { storeBooks } from '../support/store-books.js';

/** As many rows as the form shows. */
const pageSize = 10;
const owedInvoices = 400;
const lastPage = owedInvoices / pageSize - 1;
const repeats = 50;
const madeAtOnce = 10_000;

/** Invoices that are owed, half of them partly credited, and others that are settled by credit. */
async function deskWith(bench: Bench, settled: number): Promise<BenchDesk> {
  const desk = await openBenchDesk(bench.freshUri());
  bench.atEnd(() => desk.close());
  for (let made = 0; made < settled; made += madeAtOnce) {
    const numbers = Array.from(
      { length: Math.min(madeAtOnce, settled - made) },
      (_, index) => made + index,
    );
    const plans = numbers.flatMap((number) => {
      return partlyCredited(`SET-${number}`, payerId('payer', number), 'paid');
    });
    await storeBooks(desk.store, plans);
  }
  const owed = Array.from({ length: owedInvoices }, (_, index) => {
    const payer = payerId('owing', index);
    if (index % 2 === 0) return [issuedInvoice(`INV-${index}`, payer, false).plan];
    return partlyCredited(`INV-${index}`, payer, 'owed');
  });
  await storeBooks(desk.store, owed.flat());
  return desk;
}

function list(desk: BenchDesk, page: number): Promise<InvoiceList> {
  return listInvoices(desk, operator, { status: 'outstanding', text: '', page, pageSize });
}

function sum(reads: readonly Read[], key: 'documents' | 'keys'): number {
  return reads.reduce((total, read) => total + read[key], 0);
}

/** What the database read for the first and the last page, and for the count beside them. */
async function readFigures(desk: BenchDesk, name: string): Promise<Figure[]> {
  const first = await readsOf(desk.store, 'invoices', () => list(desk, 0));
  const last = await readsOf(desk.store, 'invoices', () => list(desk, lastPage));
  const rows = first.filter(({ command }) => command === 'find');
  const count = first.filter(({ command }) => command === 'aggregate');
  const lastRows = last.filter(({ command }) => command === 'find');
  const reads = (what: string, value: number): Figure => {
    return { name: `${name}, ${what}`, unit: 'reads', value };
  };
  return [
    reads('documents a row', sum(rows, 'documents') / pageSize),
    reads('keys a row', sum(rows, 'keys') / pageSize),
    reads('documents a row of the last page', sum(lastRows, 'documents') / pageSize),
    reads('documents for the count', sum(count, 'documents')),
    reads('keys for the count, each counted', sum(count, 'keys') / owedInvoices),
  ];
}

async function listFaults(desk: BenchDesk): Promise<string[]> {
  const { rows, total } = await list(desk, 0);
  const owed = rows.filter(({ invoice }) => invoice.outstanding > 0n);
  return [
    ...expectEqual('rows that are owed', owed.length, pageSize),
    ...expectEqual('outstanding', total, owedInvoices),
  ];
}

function arm(name: string, settled: (sizes: Sizes) => number): Arm {
  const desk = sharedBy((bench: Bench) => deskWith(bench, settled(bench.sizes)));
  return {
    name,
    async run(bench) {
      const made = await desk(bench);
      const tookMs: number[] = [];
      for (let turn = 0; turn < repeats; turn += 1) tookMs.push(await timedMs(() => list(made, 0)));
      return {
        figures: [{ name, unit: 'ms', value: median(tookMs) }, ...(await readFigures(made, name))],
        faults: await listFaults(made),
      };
    },
  };
}

export const outstanding: Question = {
  name: 'scale/outstanding',
  asks: 'Does the list of what is outstanding read more when very many invoices are settled?',
  arms: [
    arm('outstanding, none settled', () => 0),
    arm('outstanding among settled', (sizes) => sizes.settledInvoices),
  ],
};
