import { ownId } from '../../domain/record-id.js';
import { isStanding } from '../../domain/refunds/refund.js';
import { findNumberedEntries } from '../../store/ledger/ledger-reads.js';
import { findRefundsOfInvoice } from '../../store/ledger/refund-reads.js';
import { type Earlier, findEarlier } from '../books/find-earlier.js';
import { formKey } from '../books/form-key.js';
import type { Desk } from '../desk.js';

/** A standing refund of the same amount on the same invoice, asked for minutes ago or under way. */
export async function findLookAlikeRefund(
  desk: Desk,
  asked: { invoiceId: string; payerId: string; amount: bigint; operationId: string },
): Promise<Earlier | null> {
  const { invoiceId, amount, operationId } = asked;
  // The entries of a refund are numbered, so this is where a second press of the form is found.
  const own = await findNumberedEntries(desk.store, formKey(operationId));
  if (own.length > 0) return null;
  return findEarlier(desk, asked, {
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
  });
}
