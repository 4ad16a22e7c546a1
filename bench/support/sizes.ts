/** How much each question does. The short form is for checks on every change. */
export type Sizes = {
  rounds: number;
  dueInvoices: number;
  raises: number;
  hotRaises: number;
  /** Guarded spends of medici in one lane; eight lanes do twice as many. */
  spends: number;
  /** The same after the other postings, where each one is slow. */
  lateSpends: number;
  otherPostings: number;
  newInvoices: number;
  otherInvoices: number;
};

export const fullSizes: Sizes = {
  rounds: 3,
  dueInvoices: 10_000,
  raises: 500,
  hotRaises: 200,
  spends: 300,
  lateSpends: 60,
  otherPostings: 20_000,
  newInvoices: 200,
  otherInvoices: 200_000,
};

export const shortSizes: Sizes = {
  rounds: 2,
  dueInvoices: 1_000,
  raises: 60,
  hotRaises: 40,
  spends: 40,
  lateSpends: 15,
  otherPostings: 2_000,
  newInvoices: 200,
  otherInvoices: 3_000,
};
