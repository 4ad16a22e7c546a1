import type { Stripe } from 'stripe';
import type { RefundOrder } from '../refund-provider.js';

const refundKey = 'credit_desk_refund';
const attemptKey = 'credit_desk_attempt';

/** What tells our refunds apart from those that somebody makes in Stripe's own page. */
export function metadataOf({ refundId, attempt }: RefundOrder): Record<string, string> {
  return { [refundKey]: refundId, [attemptKey]: String(attempt) };
}

/** Which refund in our books it is, and which attempt; null for one that is not ours. */
export function ourOrderIn({
  metadata,
}: Pick<Stripe.Refund, 'metadata'>): { refundId: string; attempt: number } | Strange {
  const refundId = metadata?.[refundKey] ?? '';
  const attempt = metadata?.[attemptKey] ?? '';
  if (refundId === '' || !/^[1-9][0-9]{0,8}$/.test(attempt)) return strange;
  return { refundId, attempt: Number(attempt) };
}

type Strange = { refundId: null; attempt: null };
const strange: Strange = { refundId: null, attempt: null };
