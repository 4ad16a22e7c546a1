import { ownId } from '../../domain/record-id.js';
import { isStanding } from '../../domain/refunds/refund.js';
import { findPayOutsOf, findRefundsOfInvoice } from '../../store/ledger/refund-reads.js';
import type { SameThing } from '../books/require-unlike.js';
import type { Desk } from '../desk.js';
import { readPayerName } from '../people/payer-names.js';

/** A standing refund of the same amount on the same invoice, whatever of it is sent back. */
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
      (kind === 'refund.asked' || kind === 'overpayment.refunded') &&
      refs.invoiceId === invoiceId &&
      details.refund?.amount === amount,
  };
}

/** A standing pay-out of the same amount to the same payer. */
export function samePayOut(
  desk: Desk,
  { payerId, currency, amount }: { payerId: string; currency: string; amount: bigint },
): SameThing {
  return {
    booked: async (since) => {
      const owner = { clubId: desk.club.id, payerId, currency };
      const payOuts = await findPayOutsOf(desk.store, owner);
      const same = payOuts.findLast(
        (refund) => refund.amount === amount && isStanding(refund) && refund.askedAt >= since,
      );
      if (same === undefined) return null;
      const number = await readPayerName(desk, payerId);
      return { number, createdAt: same.askedAt, createdBy: same.askedBy.id };
    },
    isSame: ({ kind, details, ...entry }) =>
      kind === 'credit.paid-out' &&
      entry.currency === currency &&
      details.refund?.amount === amount,
  };
}
