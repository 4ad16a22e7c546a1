import type { ClientSession } from 'mongodb';
import {
  type BlankedInvoice,
  blankInvoice,
  type WordsOfInvoice,
} from '../../domain/forgetting/blank-invoice.js';
import type { BlankedWords } from '../../domain/forgetting/blanked-words.js';
import type { Person } from '../../domain/forgetting/forgotten.js';
import type { Store } from '../connection.js';
import { fromStored } from '../stored.js';
import { inTransaction } from '../transaction.js';
import { payersOf } from './person-scope.js';

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
 * Blanks the words in the books, invoice by invoice, each in a transaction: the one change of journal
 * entries that there is, and of nothing that a digest covers. Doing it again changes nothing.
 */
export async function blankBooks(
  store: Store,
  person: Person,
  { words, stopped }: { words: BlankedWords; stopped: () => boolean },
): Promise<void> {
  const { id, clubId } = person;
  const { invoices, contacts } = store.collections;
  // Words about them stand on invoices of their family as well, and those of a payer of before.
  const contact = await contacts.findOne({ _id: id }, { projection: { payerId: 1 } });
  const payerIds = await payersOf(store, { id, clubId, payerId: contact?.payerId ?? id });
  const family = { clubId, payerId: { $in: payerIds } };
  for await (const { _id } of invoices.find(family, { projection: { _id: 1 } })) {
    if (stopped()) return;
    await inTransaction(store, async (session) => {
      const read = await readOfInvoice(store, _id, session);
      await writeBlanked(store, blankInvoice(read, person, words), session);
    });
  }
  for (const payerId of payerIds) {
    await inTransaction(store, async (session) => {
      const read = await readOfAccount(store, { payerId, clubId }, session);
      await writeBlanked(store, blankInvoice(read, person, words), session);
    });
  }
}
