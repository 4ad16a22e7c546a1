/**
 * A refund that somebody made at the provider itself, of a payment of ours. `id` is the club's id,
 * the provider and its own id of the refund, by which the books know it once it is recorded.
 * `amount` in minor units.
 */
export type ElsewhereRefund = {
  id: string;
  clubId: string;
  provider: string;
  providerRefundId: string;
  payerId: string;
  /** Ours; of a sum that paid several invoices any part, all of which are looked at. */
  paymentId: string;
  amount: bigint;
  currency: string;
  /** What sending it cost, in the same units; null while that is not known. */
  fee: bigint | null;
  standing: 'waiting' | 'done' | 'failed';
  madeAt: Date;
};
