import { isUnderWay, type RefundState } from '../../refunds/refund.js';
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
  /** What of that was used at once on other invoices; left out where nothing was. */
  settled?: bigint;
  sentBack: bigint;
  keptBack: bigint;
  /** What refunds of all of it cost in fees, or would cost instead of the credit; null = not known. */
  refundFee: bigint | null;
  byPeople: boolean;
  refundDays: { from: number; to: number } | null;
};

/** What is sent back by refunds that stand so, of one currency, in minor units. */
export type RefundSum = { currency: string; state: RefundState; amount: bigint };

/** What of it nobody has sent yet, or a provider has and has not said that it is done. */
export function unsentOf(refunds: readonly RefundSum[], currency: string): bigint {
  return refunds
    .filter((one) => one.currency === currency && isUnderWay(one))
    .reduce((sum, { amount }) => sum + amount, 0n);
}

/** How many parts are in which group and state, and what they come to. */
export type JobSums = {
  parts: number;
  groups: { group: PartGroup; people: number; passUses: number }[];
  states: { state: PartState; parts: number }[];
  /** What is planned, and what is booked until now. */
  totals: JobTotals[];
  booked: JobTotals[];
  /** How the refunds of what is booked stand; left out where none was asked for, or it is not over. */
  refunds?: RefundSum[];
  /** Orders that fall or are cancelled, and how many different payers get something. */
  orders: number;
  payers: number;
  /** Whose orders these are, where they are few enough to be named. */
  orderNames?: string[];
};
