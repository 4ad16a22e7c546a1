import type { ClientSession } from 'mongodb';
import { forgottenName, namesOf } from '../../domain/forgetting/forgotten.js';
import type { Contact } from '../../domain/people/club-records.js';
import { contactWords } from '../../domain/people/search-words.js';
import type { DeskEvent } from '../../domain/trail/audit-event.js';
import { type RequestChange, writeRequestChange } from '../approvals/request-changes.js';
import type { Store } from '../connection.js';
import { keepImportOut } from '../import/running-import.js';
import { issueTurnId, passTurn, personTurnId, secondPersonTurnId } from '../ledger/turns.js';
import { insertAll } from '../ledger/write-changes.js';
import type { OutboxRow } from '../outbox/outbox-row.js';
import { toStored } from '../stored.js';
import { eventOf } from '../trail/stored-event.js';
import { writeEvents } from '../trail/write-event.js';
import { inTransaction } from '../transaction.js';
import { readForgetFacts } from './forget-facts.js';
import { markDocuments } from './mark-documents.js';
import { payersOf } from './person-scope.js';

/** What is written with it, whole or not at all. */
export type ForgettingWrite = {
  event: DeskEvent;
  requestChange: RequestChange | null;
  outbox: readonly OutboxRow[];
};

type Decide = (read: Awaited<ReturnType<typeof readForgetFacts>>) => ForgettingWrite | null;

/** Whatever else is begun about them at this moment, by whom, is found by one of these. */
async function passTurns(store: Store, contact: Contact, session: ClientSession): Promise<void> {
  await keepImportOut(store, contact.clubId, session);
  await passTurn(store, personTurnId(contact.id), session);
  for (const payerId of await payersOf(store, contact, session)) {
    await passTurn(store, issueTurnId(payerId), session);
    await passTurn(store, secondPersonTurnId(payerId), session);
  }
}

/**
 * Takes the name away at once; all other words are taken out after it. Whatever is booked at this
 * moment meets the marks or the turn, and is planned again.
 */
async function write(
  store: Store,
  contact: Contact,
  { event, requestChange, outbox }: ForgettingWrite,
  session: ClientSession,
): Promise<void> {
  const { contacts, forgettings, outbox: rows } = store.collections;
  const { id: _id, clubId, ownId } = contact;
  const names = namesOf(contact);
  const searchWords = contactWords({ name: forgottenName, ownId, email: null });
  await contacts.updateOne(
    { _id },
    {
      $set: { name: forgottenName, email: null, searchWords, forgottenAt: event.at },
      // Links and sessions end for good.
      $inc: { addressChanges: 1 },
      $unset: { formerNames: '', imported: '' },
    },
    { session },
  );
  const started = { clubId, names, startedAt: event.at, doneAt: null };
  await forgettings.updateOne({ _id }, { $setOnInsert: started }, { upsert: true, session });
  await markDocuments(store.collections, contact, { again: false, session });
  await passTurns(store, contact, session);
  const ended =
    requestChange === null ? [] : [await writeRequestChange(store, requestChange, session)];
  await insertAll(rows, outbox.map(toStored), session);
  await writeEvents(store, [...ended, event], session);
}

/**
 * Reads somebody and what stands against forgetting them, has it decided, and writes that, in one
 * transaction. `decide` may throw, or answer null to write nothing. @throws RequestNotOpen
 */
export async function forgetInOne(
  store: Store,
  which: Parameters<typeof readForgetFacts>[1],
  decide: Decide,
): Promise<void> {
  await inTransaction(store, async (session) => {
    const read = await readForgetFacts(store, which, session);
    const decided = decide(read);
    if (read !== null && decided !== null) await write(store, read.contact, decided, session);
  });
}

/** Whether this very form, or the request that it made, has done it. */
export async function isForgottenBy(store: Store, eventId: string): Promise<boolean> {
  const found = await store.collections.audit_events.findOne({ _id: eventId });
  return found !== null && eventOf(found).act === 'forget-person';
}
