/** How much each question does. The short form is for checks on every change. */
export type Sizes = {
  rounds: number;
  dueInvoices: number;
  /** Due invoices of each turn in which sweep and bare driver take turns. */
  dueInTurn: number;
  raises: number;
  hotRaises: number;
  /** Of the session that is cancelled, and of the largest one. */
  attendees: number;
  mostAttendees: number;
  /** Payers who are mailed of one cancelled session. */
  mailed: number;
  /** Acts of each side in which fifty people leave together. */
  removals: number;
  /** What waits for a second person at once. */
  openRequests: number;
  /** Guarded spends of medici in one lane; eight lanes do twice as many. */
  spends: number;
  /** The same after the other postings, where each one is slow. */
  lateSpends: number;
  otherPostings: number;
  newInvoices: number;
  otherInvoices: number;
  /** Invoices of the clubs that are imported; each has two lines, nine of ten are paid. */
  smallClub: number;
  largeClub: number;
  /** Of one payer, and as many payers with one each. */
  onePayer: number;
  /** Settled invoices around those that are listed. */
  settledInvoices: number;
};

export const fullSizes: Sizes = {
  rounds: 3,
  dueInvoices: 10_000,
  dueInTurn: 5_000,
  raises: 500,
  hotRaises: 200,
  attendees: 5_000,
  mostAttendees: 20_000,
  mailed: 10_000,
  removals: 15,
  openRequests: 100,
  spends: 300,
  lateSpends: 60,
  otherPostings: 20_000,
  newInvoices: 200,
  otherInvoices: 200_000,
  smallClub: 20_000,
  largeClub: 200_000,
  onePayer: 10_000,
  settledInvoices: 100_000,
};

export const shortSizes: Sizes = {
  rounds: 1,
  dueInvoices: 1_000,
  dueInTurn: 200,
  raises: 60,
  hotRaises: 40,
  attendees: 400,
  mostAttendees: 1_200,
  mailed: 150,
  removals: 3,
  openRequests: 20,
  spends: 40,
  lateSpends: 15,
  otherPostings: 2_000,
  newInvoices: 200,
  otherInvoices: 3_000,
  smallClub: 400,
  largeClub: 2_000,
  onePayer: 400,
  settledInvoices: 2_000,
};
