/**
 * That a refund is being sent by its provider, written before the provider is asked: whoever finds
 * it knows that the refund may exist there. `id` is the refund's.
 */
export type RefundSending = {
  id: string;
  clubId: string;
  provider: string;
  /** The attempt that was sent last. */
  attempt: number;
  sentAt: Date;
  /** How often this attempt was sent or looked for. */
  tries: number;
  /** Nobody else works on it before. */
  nextTryAt: Date;
  /** Why it is not known what became of it; null while nothing stands against it. */
  problem: string | null;
};
