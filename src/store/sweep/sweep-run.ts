/** What pages did: sums of what was stored with the money. Amounts in minor units. */
export type SweepTotals = {
  looked: number;
  usedOn: number;
  amounts: { currency: string; amount: bigint }[];
};

/** One run of the sweep, and one document for each transaction that it wrote. */
export type SweepRun = SweepTotals & {
  id: string;
  kind: 'run';
  clubId: string;
  startedAt: Date;
  finishedAt: Date | null;
  trigger: 'schedule' | 'start' | 'new-invoice' | 'command-line';
  waiting: number;
  failed: number;
  holder: string;
  /** Set by the server's clock; a run without an end is alive as long as this is young. */
  aliveAt: Date;
  /** How many summaries were stored for the finance channel. */
  summaries: number;
  /** Not ended yet. Absent afterwards, so that the index of these stays small. */
  untold?: true;
};

export type SweepUse = {
  invoiceNumber: string;
  payerId: string;
  amount: bigint;
  currency: string;
};

/** Written with the page's money, so that whatever happens to the run can be told. */
export type SweepPage = {
  id: string;
  kind: 'page';
  clubId: string;
  runId: string;
  startedAt: Date;
  looked: number;
  uses: SweepUse[];
  /** Its uses are in no summary yet. */
  untold?: true;
};

function addAmounts(
  sums: SweepTotals['amounts'],
  added: SweepTotals['amounts'],
): SweepTotals['amounts'] {
  const byCurrency = new Map(sums.map(({ currency, amount }) => [currency, amount]));
  for (const { currency, amount } of added) {
    byCurrency.set(currency, (byCurrency.get(currency) ?? 0n) + amount);
  }
  return [...byCurrency].map(([currency, amount]) => ({ currency, amount }));
}

export function sumOfPages(pages: readonly SweepPage[]): SweepTotals {
  return {
    looked: pages.reduce((sum, page) => sum + page.looked, 0),
    usedOn: pages.reduce((sum, page) => sum + page.uses.length, 0),
    amounts: addAmounts(
      [],
      pages.flatMap((page) => page.uses),
    ),
  };
}

export function addTotals(one: SweepTotals, other: SweepTotals): SweepTotals {
  return {
    looked: one.looked + other.looked,
    usedOn: one.usedOn + other.usedOn,
    amounts: addAmounts(one.amounts, other.amounts),
  };
}
