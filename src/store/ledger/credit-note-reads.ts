import type { CalendarDate } from '../../domain/calendar-date.js';
import type { CreditNote } from '../../domain/credit/credit-note.js';
import type { Store } from '../connection.js';
import { fromStored } from '../stored.js';
import { notesSince } from './club-figures.js';

export async function findCreditNote(store: Store, id: string): Promise<CreditNote | null> {
  const found = await store.collections.credit_notes.findOne({ _id: id });
  return found === null ? null : fromStored(found);
}

export async function findCreditNotes(store: Store, ids: readonly string[]): Promise<CreditNote[]> {
  if (ids.length === 0) return [];
  const found = await store.collections.credit_notes.find({ _id: { $in: [...ids] } }).toArray();
  return found.map(fromStored);
}

export async function findNotesOfInvoice(store: Store, invoiceId: string): Promise<CreditNote[]> {
  return findNotesOfInvoices(store, [invoiceId]);
}

export async function findNotesOfInvoices(
  store: Store,
  invoiceIds: readonly string[],
): Promise<CreditNote[]> {
  const query = { invoiceId: { $in: [...invoiceIds] } };
  const found = await store.collections.credit_notes.find(query).sort({ createdAt: 1 }).toArray();
  return found.map(fromStored);
}

/** The newest note of the same amount on the same invoice since `since` that still stands. */
export async function findLookAlikeNote(
  store: Store,
  credit: { invoiceId: string; amount: bigint; since: Date },
): Promise<CreditNote | null> {
  const { invoiceId, amount, since } = credit;
  const found = await store.collections.credit_notes
    .find({
      invoiceId,
      amount,
      createdAt: { $gte: since },
      voidedToInvoice: 0n,
      voidedToAccount: 0n,
    })
    .sort({ createdAt: -1 })
    .limit(1)
    .toArray();
  const note = found[0];
  return note === undefined ? null : fromStored(note);
}

/** The club's newest credit notes. */
export async function findRecentNotes(
  store: Store,
  clubId: string,
  limit: number,
): Promise<CreditNote[]> {
  const found = await store.collections.credit_notes
    .find({ clubId })
    .sort({ createdAt: -1 })
    .limit(limit)
    .toArray();
  return found.map(fromStored);
}

/** The credit notes made since a day, newest first, one page at a time. */
export async function findNotesSince(
  store: Store,
  { clubId, since }: { clubId: string; since: CalendarDate },
  page: { skip: number; limit: number },
): Promise<{ notes: CreditNote[]; total: number }> {
  const query = notesSince(clubId, since);
  const [found, total] = await Promise.all([
    store.collections.credit_notes
      .find(query, { hint: 'recent' })
      .sort({ createdAt: -1 })
      .skip(page.skip)
      .limit(page.limit)
      .toArray(),
    store.collections.credit_notes.countDocuments(query, { hint: 'recent' }),
  ]);
  return { notes: found.map(fromStored), total };
}

/** The id of the entry that raised a credit note; its key holds the form's operation, not the note. */
export async function findRaisedEntryId(
  store: Store,
  note: { id: string; invoiceId: string },
): Promise<string> {
  const query = {
    'refs.invoiceId': note.invoiceId,
    'refs.creditNoteId': note.id,
    kind: 'credit.raised' as const,
  };
  const found = await store.collections.journal.findOne(query, { projection: { _id: 1 } });
  if (found === null) throw new Error(`no entry raised ${note.id}`);
  return found._id;
}
