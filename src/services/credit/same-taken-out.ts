import { entryAmount } from '../../domain/books/booked-facts.js';
import type { JournalEntry } from '../../domain/books/journal-entry.js';
import { ownId } from '../../domain/record-id.js';
import { findEntry } from '../../store/ledger/ledger-reads.js';
import { findLotHistory } from '../../store/ledger/lot-uses.js';
import type { SameThing } from '../books/require-unlike.js';
import type { Desk } from '../desk.js';
import { readPayerName } from '../people/payer-names.js';

/** What takes unspent credit of a lot out again; neither can be undone. */
type TakenOut = {
  kind: 'overpayment.returned' | 'credit.withdrawn';
  lotId: string;
  amount: bigint;
};

/** What it is named by: the invoice that it went to, or whose opening balance it was. */
function nameOf(desk: Desk, { refs, payerId }: JournalEntry): Promise<string> | string {
  const { invoiceId } = refs;
  return invoiceId === undefined ? readPayerName(desk, payerId) : ownId(desk.club.id, invoiceId);
}

/** The same amount of the same lot, taken out in the same way. */
export function sameTakenOut(desk: Desk, { kind, lotId, amount }: TakenOut): SameThing {
  const isSame = (entry: JournalEntry) =>
    entry.kind === kind && entry.reverses === lotId && entryAmount(entry) === amount;
  return {
    isSame,
    booked: async (since) => {
      const opened = await findEntry(desk.store, lotId);
      if (opened === null) return null;
      const { clubId, payerId, currency } = opened;
      const history = await findLotHistory(desk.store, { clubId, payerId, currency, lotId });
      const same = history.findLast((entry) => isSame(entry) && entry.recordedAt >= since);
      if (same === undefined) return null;
      const number = await nameOf(desk, same);
      return { number, createdAt: same.recordedAt, createdBy: same.actor.id };
    },
  };
}
