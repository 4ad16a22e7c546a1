import { entryAmount } from '../../domain/books/booked-facts.js';
import { ownId } from '../../domain/record-id.js';
import { findInvoice } from '../../store/ledger/ledger-reads.js';
import { findIssuedSince } from '../../store/ledger/look-alike-reads.js';
import type { SameThing } from '../books/require-unlike.js';
import type { Desk } from '../desk.js';

/** `total` in minor units of `currency`. */
type NewInvoice = { payerId: string; currency: string; total: bigint };

/** An invoice of the same total that staff issued to the same payer, and not void. */
export function sameInvoice(desk: Desk, { payerId, currency, total }: NewInvoice): SameThing {
  return {
    booked: async (since) => {
      const payer = { clubId: desk.club.id, payerId, currency, since };
      const issued = await findIssuedSince(desk.store, payer);
      for (const entry of issued.filter((one) => entryAmount(one) === total)) {
        const invoiceId = entry.refs.invoiceId ?? '';
        if ((await findInvoice(desk.store, invoiceId))?.voidedOn !== null) continue;
        const number = ownId(desk.club.id, invoiceId);
        return { number, createdAt: entry.recordedAt, createdBy: entry.actor.id };
      }
      return null;
    },
    isSame: (entry) =>
      entry.kind === 'invoice.issued' &&
      entry.currency === currency &&
      entryAmount(entry) === total,
  };
}
