import type { Target } from './support/question.js';

/** What should hold. The bench shows it and never fails by it: times depend on the machine. */
export const targets: readonly Target[] = [
  { says: 'reads to raise one credit', of: 'reads to raise one credit', atMost: 2 },
  { says: 'transactions to raise one credit', of: 'transactions to raise one credit', atMost: 1 },
  ...[1, 8].map((lanes) => {
    const lane = lanes === 1 ? '1 lane' : `${lanes} lanes`;
    const [of, over] = [`raise credit, ${lane}`, `bare transactions, ${lane}`];
    return { says: `${of} / ${over}`, of, over, atLeast: 0.8 };
  }),
  {
    says: 'one payer, write conflicts a credit',
    of: 'one payer, write conflicts a credit',
    atMost: 0,
  },
  { says: 'sweep / bare driver, writes', of: 'sweep', over: 'bare driver, writes', atLeast: 0.75 },
  {
    says: 'sweep / bare driver, reads and writes',
    of: 'sweep',
    over: 'bare driver, reads and writes',
  },
  {
    says: 'sweep / bare driver, reads, transactions, validators',
    of: 'sweep',
    over: 'bare driver, reads, transactions, validators',
  },
  {
    says: 'sweep / raise credit, 1 lane',
    of: 'sweep',
    over: 'raise credit, 1 lane',
  },
  {
    says: 'sweep / medici, fresh book, 8 lanes',
    of: 'sweep',
    over: 'medici, fresh book, 8 lanes',
    atLeast: 12,
  },
  {
    says: 'sweep / medici, fresh book, 1 lane',
    of: 'sweep',
    over: 'medici, fresh book, 1 lane',
    atLeast: 12,
  },
  {
    says: 'sweep / medici, after other postings, 8 lanes',
    of: 'sweep',
    over: 'medici, after other postings, 8 lanes',
    atLeast: 12,
  },
  {
    says: '200 new invoices: among the others / no others',
    of: '200 new invoices among the others',
    over: '200 new invoices, no others',
    atMost: 1.3,
  },
  {
    says: 'two sweeping processes / one',
    of: 'two sweeping processes',
    over: 'one sweeping process',
    atLeast: 1.25,
  },
  { says: 'MB resident after the sweep', of: 'resident after the sweep', atMost: 200 },
];
