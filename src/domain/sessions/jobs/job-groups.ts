import type { PartState } from './job-part.js';
import type { PartGroup } from './part-group.js';

/** Amounts of one currency, in minor units. */
export type JobTotals = {
  currency: string;
  people: number;
  amount: bigint;
  /** What each of them gets, where all get the same. */
  each: bigint | null;
  toInvoice: bigint;
  toAccount: bigint;
  sentBack: bigint;
  keptBack: bigint;
  /** What refunds of all of it cost in fees, or would cost instead of the credit; null = not known. */
  refundFee: bigint | null;
  byPeople: boolean;
  refundDays: { from: number; to: number } | null;
};

/** How many parts are in which group and state, and what they come to. */
export type JobSums = {
  parts: number;
  groups: { group: PartGroup; people: number; passUses: number }[];
  states: { state: PartState; parts: number }[];
  /** What is planned, and what is booked until now. */
  totals: JobTotals[];
  booked: JobTotals[];
  /** Orders that fall or are cancelled, and how many different payers get something. */
  orders: number;
  payers: number;
};
