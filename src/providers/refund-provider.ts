/**
 * What sends money back by itself. A provider knows the rules and its own library; who asks, when
 * to ask again and what is booked is decided by the use cases that are handed one.
 */
export type RefundProvider = {
  /** As payments name it, e.g. `stripe`; people read `title`. */
  name: string;
  title: string;
  /** The header of a webhook that says who signed it. */
  signatureHeader: string;
  /** Whether a payment has an id of this provider; one typed in by hand has not. */
  knows: (paymentId: string) => boolean;
  /**
   * Asks for one attempt of one refund. Asked again for the same attempt it is no other refund, for
   * as long as the provider remembers (Stripe: 24 hours). Never rejects.
   */
  ask: (order: RefundOrder) => Promise<RefundAnswer>;
  /** The refund as it is now, with its fee. @throws ProviderAway */
  find: (providerRefundId: string) => Promise<ProviderRefund>;
  /** Every refund of the payment, whoever made it. @throws ProviderAway */
  listOf: (paymentId: string) => Promise<ProviderRefund[]>;
  /** Every refund made in the period, oldest first. @throws ProviderAway */
  list: (period: Period) => Promise<ProviderRefund[]>;
  /** Every dispute opened in the period. @throws ProviderAway */
  listDisputes: (period: Period) => Promise<ProviderDispute[]>;
  /** The dispute as it is now. @throws ProviderAway */
  findDispute: (disputeId: string) => Promise<ProviderDispute>;
  /** `rawBody` as it came: a signature is of its bytes. */
  readEvent: (rawBody: Buffer, signature: string | undefined) => ProviderEvent;
};

/** From, up to and without `until`. */
export type Period = { from: Date; until: Date };

/** `amountMinor` in minor units of `currency` (ISO 4217, capitals). */
export type RefundOrder = {
  /** The refund's id in our books. */
  refundId: string;
  /** From 1; the next one only after a refusal. */
  attempt: number;
  /** The payment's id at the provider. */
  paymentId: string;
  amountMinor: bigint;
  currency: string;
};

/** How a refund stands at the provider; `done` may become `failed` days later. */
export type RefundStanding = 'waiting' | 'done' | 'failed';

/** A refund as the provider has it. `amountMinor` in minor units of `currency`. */
export type ProviderRefund = {
  providerRefundId: string;
  /** Every id under which the provider knows the payment. */
  paymentIds: readonly string[];
  /** The id in our books; null for one that somebody made at the provider itself. */
  refundId: string | null;
  /** Which attempt of it; null for one that is not ours. */
  attempt: number | null;
  amountMinor: bigint;
  currency: string;
  standing: RefundStanding;
  /**
   * What the provider charged for sending it, in the same units; null where that is not said, as in
   * webhooks. What it kept of the payment itself is no part of it.
   */
  feeMinor: bigint | null;
  /** Why it waits or failed, as words that go on after a colon; null where nothing is said. */
  reason: string | null;
  madeAt: Date;
};

/**
 * `refused`: it is known that nothing was sent, and asking again would be another attempt.
 * `unknown`: it may have been sent or not; what the provider lists tells.
 */
export type RefundAnswer =
  | { kind: 'accepted'; refund: ProviderRefund }
  | { kind: 'refused'; reason: string }
  | { kind: 'unknown'; reason: string };

/** `held`: the money was taken from the club, `lost`: for good. `returned`: the club has it again. */
export type DisputeStanding = 'inquiry' | 'held' | 'lost' | 'returned';

/** `amountMinor` in minor units of `currency`. */
export type ProviderDispute = {
  disputeId: string;
  paymentIds: readonly string[];
  amountMinor: bigint;
  currency: string;
  standing: DisputeStanding;
  openedAt: Date;
};

/** `forged`: not signed by the provider, or long ago. `other`: nothing that concerns refunds. */
export type ProviderEvent =
  | { kind: 'refund'; refund: ProviderRefund }
  | { kind: 'dispute'; disputeId: string }
  | { kind: 'other' }
  | { kind: 'forged' };
