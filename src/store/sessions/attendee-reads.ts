import type { JournalEntry } from '../../domain/books/journal-entry.js';
import type { CreditNote } from '../../domain/credit/credit-note.js';
import type { Booking, Contact } from '../../domain/people/club-records.js';
import type { Refund } from '../../domain/refunds/refund.js';
import { lineKey } from '../../domain/sessions/jobs/page-state.js';
import type { BilledSession } from '../../domain/sessions/session-shares.js';
import type { Store } from '../connection.js';
import { fromStored } from '../stored.js';

/** How many are booked on these sessions and were not removed from their product. */
export async function countBookingsOf(
  { collections }: Store,
  sessionIds: readonly string[],
): Promise<number> {
  const query = { sessionId: { $in: [...sessionIds] }, released: null };
  return collections.bookings.countDocuments(query, { hint: 'session' });
}

export async function findBookings(
  { collections }: Store,
  ids: readonly string[],
): Promise<Booking[]> {
  if (ids.length === 0) return [];
  const found = await collections.bookings.find({ _id: { $in: [...ids] } }).toArray();
  return found.map(fromStored);
}

/** Who people are and who pays for them, without the words by which they are found. */
export type NamedContact = Pick<Contact, 'id' | 'name' | 'payerId' | 'email'>;

export async function findNamedContacts(
  { collections }: Store,
  ids: readonly string[],
): Promise<NamedContact[]> {
  if (ids.length === 0) return [];
  const found = await collections.contacts
    .find({ _id: { $in: [...new Set(ids)] } }, { projection: { name: 1, payerId: 1, email: 1 } })
    .toArray();
  return found.map(fromStored);
}

/**
 * The sessions that were ever booked on each line of the invoices, by `lineKey`: also past and
 * cancelled ones and those of places that were released, since each keeps its share.
 */
export async function findSessionsOfLines(
  { collections }: Store,
  invoiceIds: readonly string[],
): Promise<Map<string, string[]>> {
  const found = collections.bookings.aggregate<{
    _id: { invoiceId: string; line: number };
    sessionIds: string[];
  }>(
    [
      { $match: { invoiceId: { $in: [...invoiceIds] } } },
      { $project: { _id: 0, invoiceId: 1, line: 1, sessionId: 1 } },
      {
        $group: {
          _id: { invoiceId: '$invoiceId', line: '$line' },
          sessionIds: { $push: '$sessionId' },
        },
      },
    ],
    { hint: 'line' },
  );
  const byLine = new Map<string, string[]>();
  for await (const { _id, sessionIds } of found) {
    byLine.set(lineKey(_id.invoiceId, _id.line), sessionIds);
  }
  return byLine;
}

/** When these sessions begin. */
export async function findStartTimes(
  { collections }: Store,
  ids: readonly string[],
): Promise<BilledSession[]> {
  if (ids.length === 0) return [];
  const found = await collections.sessions
    .find({ _id: { $in: [...ids] } }, { projection: { startsAt: 1 } })
    .toArray();
  return found.map(({ _id, startsAt }) => ({ sessionId: _id, startsAt }));
}

/** The credit notes of the invoices that gave something for sessions or days. */
export async function findNotesForTime(
  { collections }: Store,
  invoiceIds: readonly string[],
): Promise<CreditNote[]> {
  const query = { invoiceId: { $in: [...invoiceIds] }, 'lines.givenFor': { $exists: true } };
  return (await collections.credit_notes.find(query).hint('invoice').toArray()).map(fromStored);
}

/** The refunds of the invoices that gave something for sessions or days. */
export async function findRefundsForTime(
  { collections }: Store,
  invoiceIds: readonly string[],
): Promise<Refund[]> {
  const query = { invoiceId: { $in: [...invoiceIds] }, 'lines.givenFor': { $exists: true } };
  return (await collections.refunds.find(query).hint('invoice').toArray()).map(fromStored);
}

/** Everything that was booked on each of the invoices, in the order in which it was booked. */
export async function findEntriesOfInvoices(
  { collections }: Store,
  invoiceIds: readonly string[],
): Promise<Map<string, JournalEntry[]>> {
  const query = { 'refs.invoiceId': { $in: [...invoiceIds] } };
  const found = collections.journal.find(query).sort({ 'refs.invoiceId': 1, invoiceSeq: 1 });
  const byInvoice = new Map<string, JournalEntry[]>();
  for await (const stored of found) {
    const entry = fromStored(stored);
    const id = entry.refs.invoiceId ?? '';
    const own = byInvoice.get(id);
    if (own === undefined) byInvoice.set(id, [entry]);
    else own.push(entry);
  }
  return byInvoice;
}
