import type { CalendarDate } from '../../calendar-date.js';
import type { Settled } from '../../credit/settled.js';

/** An amount of one currency, in minor units. */
export type JobSum = { currency: string; amount: bigint };

/**
 * What a job on sessions did for the people of one payer, in one mail: only what is new since the
 * mails before it. Minor units.
 */
export type JobMailNotice = {
  kind: 'session-cancelled' | 'removed-from-product';
  jobId: string;
  payerId: string;
  /** It happened now; else only money came of what was told before. */
  isNews: boolean;
  /** The cancelled sessions in time order, with the payer's people who had a place. */
  sessions: { title: string; startsAt: Date; names: string[] }[];
  /** What people left, with the last day that counts as used. */
  product: { name: string; leavingOn: CalendarDate } | null;
  /** Everybody whom it is about. */
  names: string[];
  /** The club's words; '' = none. */
  message: string;
  /** What each person got: as credit, and as money that is sent back. */
  given: { name: string; currency: string; credit: bigint; sentBack: bigint }[];
  /** What of the credit paid invoices, with what is left to pay on each, and what is kept. */
  toInvoice: JobSum[];
  invoices: { invoiceNumber: string; currency: string; outstanding: bigint }[];
  toAccount: JobSum[];
  /** What of new account credit paid other invoices at once; it is no part of `toAccount`. */
  settled?: (Settled & { currency: string })[];
  /** Until when what is kept can be used; left out where it never expires. */
  creditUntil?: CalendarDate;
  /** How money is sent back. */
  byPeople: boolean;
  refundDays: { from: number; to: number } | null;
  /** It was to be sent back before, and could not be. */
  isInsteadOfRefund: boolean;
  passes: { name: string; uses: number }[];
  notBilled: string[];
  stillBilled: { name: string; dueOn: CalendarDate; amount: bigint; currency: string }[];
  /** Those of whose money nobody knows yet. */
  open: string[];
  noteNumbers: string[];
  /** In whose histories it stands. */
  invoiceNumbers: string[];
};
