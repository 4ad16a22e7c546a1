import type { ClientSession } from 'mongodb';
import {
  type BlankedInvoice,
  blankInvoice,
  type WordsOfInvoice,
} from '../../domain/forgetting/blank-invoice.js';
import type { Leaver } from '../../domain/forgetting/leaver.js';
import type { Store } from '../connection.js';
import { fromStored } from '../stored.js';
import { inTransaction } from '../transaction.js';

export async function writeBlanked(
  { db }: Store,
  blanked: BlankedInvoice,
  session: ClientSession,
): Promise<void> {
  for (const [name, changes] of Object.entries(blanked)) {
    if (changes.length === 0) continue;
    await db.collection<{ _id: string }>(name).bulkWrite(
      changes.map(({ id: _id, set }) => ({
        updateOne: { filter: { _id }, update: { $set: set } },
      })),
      { session },
    );
  }
}

/** Everything of one invoice, whose entries and documents agree at every moment. */
export async function readOfInvoice(
  { collections }: Store,
  invoiceId: string,
  session: ClientSession,
): Promise<WordsOfInvoice> {
  const { invoices, journal, credit_notes, payments, refunds } = collections;
  const within = { session };
  const invoice = await invoices.findOne({ _id: invoiceId }, within);
  const entries = await journal.find({ 'refs.invoiceId': invoiceId }, within).toArray();
  const notes = await credit_notes.find({ invoiceId }, within).toArray();
  const paid = await payments.find({ invoiceId }, within).toArray();
  const sentBack = await refunds.find({ invoiceId }, within).toArray();
  return {
    payerId: invoice?.payerId ?? '',
    invoice: invoice === null ? null : fromStored(invoice),
    entries: entries.map(fromStored),
    notes: notes.map(fromStored),
    payments: paid.map(fromStored),
    refunds: sentBack.map(fromStored),
  };
}

/** What was booked on a payer's account and on no invoice: openings, pay-outs. */
export async function readOfAccount(
  { collections }: Store,
  { payerId, clubId }: { payerId: string; clubId: string },
  session: ClientSession,
): Promise<WordsOfInvoice> {
  const { journal, refunds } = collections;
  const own = { clubId, payerId };
  const onNone = { ...own, 'refs.invoiceId': { $exists: false } };
  const entries = await journal.find(onNone, { session }).toArray();
  const paidOut = await refunds.find({ ...own, invoiceId: null }, { session }).toArray();
  return {
    ...{ payerId, invoice: null, notes: [], payments: [] },
    entries: entries.map(fromStored),
    refunds: paidOut.map(fromStored),
  };
}

/**
 * Blanks the words of one invoice, or of what was booked on an account and on no invoice, in a
 * transaction: entries and the documents that follow from them agree at every moment. It is the one
 * change of journal entries that there is, and of nothing that a digest covers.
 */
export async function blankBooksOf(
  store: Store,
  { person, wordsAbout }: Leaver,
  which: { invoiceId: string } | { payerId: string },
): Promise<void> {
  const { clubId } = person;
  await inTransaction(store, async (session) => {
    const read =
      'invoiceId' in which
        ? await readOfInvoice(store, which.invoiceId, session)
        : await readOfAccount(store, { ...which, clubId }, session);
    const billed = read.invoice?.lines.map(({ beneficiaryId }) => beneficiaryId) ?? [];
    const words = wordsAbout([read.payerId, ...billed]);
    await writeBlanked(store, blankInvoice(read, person, words), session);
  });
}

/** The same for all that was booked on them and their family. Doing it again changes nothing. */
export async function blankBooks(
  store: Store,
  leaver: Leaver,
  stopped: () => boolean,
): Promise<void> {
  const { invoices } = store.collections;
  const payerIds = [...leaver.familyIds];
  const family = { clubId: leaver.person.clubId, payerId: { $in: payerIds } };
  for await (const { _id: invoiceId } of invoices.find(family, { projection: { _id: 1 } })) {
    if (stopped()) return;
    await blankBooksOf(store, leaver, { invoiceId });
  }
  for (const payerId of payerIds) await blankBooksOf(store, leaver, { payerId });
}
