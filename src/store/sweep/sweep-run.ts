/** One run of the sweep, and one document for each transaction that it wrote. */
export type SweepRun = {
  id: string;
  kind: 'run';
  clubId: string;
  startedAt: Date;
  finishedAt: Date | null;
  trigger: 'schedule' | 'start' | 'new-invoice' | 'command-line';
  looked: number;
  usedOn: number;
  waiting: number;
  failed: number;
  amounts: { currency: string; amount: bigint }[];
  holder: string;
};

export type SweepUse = {
  invoiceNumber: string;
  payerId: string;
  amount: bigint;
  currency: string;
};

/** Written with the page's money, so that a killed run can still be told. */
export type SweepPage = {
  id: string;
  kind: 'page';
  clubId: string;
  runId: string;
  startedAt: Date;
  looked: number;
  failed: number;
  uses: SweepUse[];
};
