import type { NothingReason } from '../attendee-reason.js';

/**
 * What happens to people, for a review: those who get money, and by their reason those who do not.
 * Each part is in one group, so the groups sum to the parts.
 */
export type PartGroup = 'given' | NothingReason;

export function groupOf({
  amount,
  reason,
}: {
  amount: bigint;
  reason: NothingReason | null;
}): PartGroup {
  return amount > 0n ? 'given' : (reason ?? 'kept-back');
}
