import { providerRule } from '../../domain/refunds/provider-rules.js';
import { isOfJob } from '../../domain/refunds/refund.js';
import type { Desk } from '../desk.js';
import { type MailWay, mailWayOf } from '../notices/mail-to-payer.js';
import { providerFor } from '../providers/provider-for.js';

/** How the payer can be told of a refund once `provider` (`Stripe`) has sent it. */
export type MailWhenSent = { provider: string; mail: MailWay };

/**
 * Null where no provider sends any of it by itself: whoever sends it says then whether the payer is
 * told; null of a job's as well, which tells of its refunds itself.
 */
export function mailWhenSent(
  desk: Desk,
  payer: { email: string | null } | null,
  parts: readonly { paymentId: string | null; provider: string; refundId?: string }[],
): MailWhenSent | null {
  const sent = parts.find((part) => providerFor(desk, part) !== null);
  if (sent === undefined || isOfJob(sent.refundId ?? '')) return null;
  const mail = mailWayOf(desk, payer?.email ?? null);
  return { provider: providerRule(sent.provider).name, mail };
}

/** The same of payments whose money can be sent back. */
export function mailWhenSentOf(
  desk: Desk,
  payer: { email: string | null } | null,
  cash: readonly { payment: { id: string; provider: string }; left: bigint }[],
): MailWhenSent | null {
  const parts = cash
    .filter(({ left }) => left > 0n)
    .map(({ payment: { id, provider } }) => {
      return { paymentId: id, provider };
    });
  return mailWhenSent(desk, payer, parts);
}
