/** A payment that also credits its invoice, money that was too much, or a pay-out of credit. */
export const refundedThings = ['payment', 'overpayment', 'account-credit'] as const;
export type RefundedThing = (typeof refundedThings)[number];

/**
 * What the journal keeps of a refund as it stands after an entry; its state is in the kind. Amounts
 * in minor units.
 */
export type RefundFacts = {
  of: RefundedThing;
  /** Who sends it: it leaves `cash:<provider>`. */
  provider: string;
  amount: bigint;
  /** Which try it is, from 1: one that failed can be asked for again. */
  attempt: number;
  /** The provider's own id of this try, once it is known. */
  providerRefundId: string | null;
  /** What the club paid for sending it; nothing until it is done. */
  fee: bigint;
};
