import { ownId } from '../../domain/record-id.js';
import { isStanding } from '../../domain/refunds/refund.js';
import { findRefundsOfInvoice } from '../../store/ledger/refund-reads.js';
import type { SameThing } from '../books/require-unlike.js';
import type { Desk } from '../desk.js';

/** A standing refund of the same amount on the same invoice. */
export function sameRefund(
  desk: Desk,
  { invoiceId, amount }: { invoiceId: string; amount: bigint },
): SameThing {
  return {
    booked: async (since) => {
      const refunds = await findRefundsOfInvoice(desk.store, invoiceId);
      const same = refunds.findLast(
        (refund) => refund.amount === amount && isStanding(refund) && refund.askedAt >= since,
      );
      if (same === undefined) return null;
      const number = ownId(desk.club.id, invoiceId);
      return { number, createdAt: same.askedAt, createdBy: same.askedBy.id };
    },
    isSame: ({ kind, refs, details }) =>
      kind === 'refund.asked' && refs.invoiceId === invoiceId && details.refund?.amount === amount,
  };
}
