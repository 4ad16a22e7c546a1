import { readFileSync } from 'node:fs';

type Spread = Record<string, number>;

export type GivenInvoice = {
  id: string;
  total: number;
  lines?: Spread;
  paid?: number;
  creditApplied?: number;
  creditedToInvoice?: number;
  refunded?: number;
};

/** One act of a row; `repeat` sends it so often, and steps of one `concurrent` go at once. */
export type Step = {
  do:
    | 'issueInvoice'
    | 'recordPayment'
    | 'raiseCredit'
    | 'applyCredit'
    | 'unapply'
    | 'voidCredit'
    | 'refund';
  invoice?: string;
  credit?: string;
  note?: string;
  line?: string;
  amount?: number;
  total?: number;
  autoCollect?: boolean;
  state?: 'succeeded' | 'pending' | 'failed';
  settles?: 'pending';
  repeat?: number;
  concurrent?: string;
};

export type ExampleRow = {
  id: string;
  mapping: string;
  currency: string;
  given: {
    invoices: GivenInvoice[];
    accountCredit: { id: string; amount: number; remaining: number }[];
    uses?: [invoice: string, credit: string, amount: number][];
  };
  steps: Step[];
  expect: {
    steps: Record<string, unknown>[];
    final: {
      invoices: Record<string, Record<string, unknown>>;
      balance: Spread;
      credits?: Spread;
      sums?: { creditApplied: number };
    };
  };
};

const file = new URL('../fixtures/examples/scenarios.json', import.meta.url);

export const exampleRows: ExampleRow[] = JSON.parse(readFileSync(file, 'utf8'));
