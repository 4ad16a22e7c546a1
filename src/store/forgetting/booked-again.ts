import type { ClientSession } from 'mongodb';
import { blankInvoice } from '../../domain/forgetting/blank-invoice.js';
import type { BlankedWords } from '../../domain/forgetting/blanked-words.js';
import type { Contact } from '../../domain/people/club-records.js';
import type { Store } from '../connection.js';
import { fromStored } from '../stored.js';
import { inTransaction } from '../transaction.js';
import { readOfAccount, readOfInvoice, writeBlanked } from './blank-books.js';
import { blankTold } from './blank-told.js';
import { blankJobs, blankSendings } from './blank-work.js';
import { findOpenMoney } from './forget-facts.js';

/** An invoice or an account on which something was booked since somebody on it was forgotten. */
export type BookedAgain = { in: 'invoices' | 'accounts'; id: string };

const again = { 'forgotten.again': true } as const;

export async function findBookedAgain(
  { collections }: Store,
  clubId: string,
): Promise<BookedAgain[]> {
  const options = { projection: { _id: 1 }, hint: 'booked_again' } as const;
  const which = { clubId, ...again };
  const invoices = await collections.invoices.find(which, options).toArray();
  const accounts = await collections.accounts.find(which, options).toArray();
  return [
    ...invoices.map(({ _id: id }) => ({ in: 'invoices' as const, id })),
    ...accounts.map(({ _id: id }) => ({ in: 'accounts' as const, id })),
  ];
}

type Of = { payerId: string; beneficiaryIds?: readonly string[] };

/** Whose words stand on it: all of it is the payer's, or else there are lines of others. */
async function findForgotten(
  { collections }: Store,
  { payerId, beneficiaryIds = [] }: Of,
  session: ClientSession,
): Promise<Contact[]> {
  const who = { _id: { $in: [payerId, ...beneficiaryIds] }, forgottenAt: { $ne: null } };
  const found = await collections.contacts.find(who, { session }).toArray();
  const payer = found.filter(({ _id }) => _id === payerId);
  return (payer.length > 0 ? payer : found).map(fromStored);
}

/** Whoever settles what is open still reads the words; a message goes before its text does. */
async function isInUse(
  store: Store,
  people: readonly Contact[],
  { payerId, session, now }: { payerId: string; session: ClientSession; now: Date },
): Promise<boolean> {
  for (const person of people) {
    const open = await findOpenMoney(store, person, { payerIds: [payerId], session });
    if (open !== null) return true;
    if (person.id === payerId && !(await blankTold(store, person, { session, now }))) return true;
  }
  return false;
}

/**
 * Takes the words out that were booked on it since, in one transaction with its mark, once nothing
 * about these people is open: what they were called is not known any more, and nobody needs it.
 */
export async function blankBookedAgain(
  store: Store,
  document: BookedAgain,
  { words, now }: { words: BlankedWords; now: Date },
): Promise<void> {
  const { invoices, accounts } = store.collections;
  const { id: _id } = document;
  await inTransaction(store, async (session) => {
    const which = { _id, ...again };
    const isInvoice = document.in === 'invoices';
    const read = { session, projection: { payerId: 1, clubId: 1, beneficiaryIds: 1 } };
    const of = isInvoice
      ? await invoices.findOne(which, read)
      : await accounts.findOne(which, read);
    if (of === null) return;
    const people = await findForgotten(store, of, session);
    if (await isInUse(store, people, { payerId: of.payerId, session, now })) return;
    for (const { id, clubId } of people) {
      const person = { id, clubId, names: [] };
      const leaver = { person, familyIds: new Set([id]), wordsAbout: () => words, names: [] };
      // Before the mark goes, so that it is done again after a process was killed here.
      await blankJobs(store, leaver, now);
      await blankSendings(store, leaver);
      // Read anew for each, since what the one before left is blanked further.
      const booked = isInvoice
        ? await readOfInvoice(store, _id, session)
        : await readOfAccount(store, of, session);
      await writeBlanked(store, blankInvoice(booked, person, words), session);
    }
    const done = { $set: { 'forgotten.again': false } };
    if (isInvoice) await invoices.updateOne(which, done, { session });
    else await accounts.updateOne(which, done, { session });
  });
}
