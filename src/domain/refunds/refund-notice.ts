import type { RefundedThing } from './refund-facts.js';
import type { RefundOfJob } from './refund-of-job.js';

/** What becomes of money that is sent back; of a pay-out no invoice is named. */
export type RefundNotice = {
  payerId: string;
  invoiceNumber?: string;
  /** What is sent back. */
  amount: bigint;
  currency: string;
} & (
  | {
      kind: 'refund-asked';
      of: RefundedThing;
      /** What of it is no cash: it lowered the debt, or became account credit. */
      toInvoice: bigint;
      toAccount: bigint;
      providers: string[];
      reason: string;
      /** The account credit after it, where that changed. */
      balance: bigint | null;
      byUserId: string;
    }
  | {
      kind: 'refund-done';
      of: RefundedThing;
      provider: string;
      fee: bigint;
      reference: string;
      byUserId?: string;
    }
  | {
      kind: 'refund-failed';
      of: RefundedThing;
      provider: string;
      /** It had been done before. */
      wasDone: boolean;
      problem: string;
      /** Left out of what a person asked for on an invoice. */
      ofJob?: RefundOfJob;
      byUserId?: string;
    }
);
