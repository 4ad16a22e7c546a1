import type { AnyBulkWriteOperation, Collection, Db, Document } from 'mongodb';
import type { EarlierEntry } from '../../../domain/books/earlier-facts.js';
import { grouped } from '../../../domain/books/grouped.js';
import { accountId } from '../../../domain/credit/account.js';
import { type Collections, collectionsOf } from '../../collections.js';
import { changedFields, fromStored, toStored } from '../../stored.js';
import { BooksVersionError } from './books-version.js';
import { type EarlierBooks, type UpgradedBooks, upgradePayer } from './upgrade-payer.js';

/** Entries that are read, worked out and written together; a payer is never parted. */
const entriesAtOnce = 1000;

/** An entry with the place at which the server put it down. */
type Written = { entry: EarlierEntry; place: bigint };

function placeIn(document: object): bigint {
  return '$recordId' in document && typeof document.$recordId === 'bigint'
    ? document.$recordId
    : 0n;
}

/** By the clock; entries of one moment as the server put them down. */
function asWritten(payer: Written[]): EarlierEntry[] {
  payer.sort((one, other) => {
    const apart = one.entry.recordedAt.getTime() - other.entry.recordedAt.getTime();
    return apart !== 0 ? apart : one.place < other.place ? -1 : 1;
  });
  return payer.map(({ entry }) => entry);
}

/** The entries payer by payer, each payer's all together. */
async function* readPayers({ journal }: Collections): AsyncGenerator<EarlierEntry[]> {
  const cursor = journal
    .find({}, { showRecordId: true })
    .sort({ clubId: 1, payerId: 1, currency: 1, accountSeq: 1 })
    .hint('payer')
    .batchSize(entriesAtOnce);
  let payer: Written[] = [];
  for await (const document of cursor) {
    const entry = fromStored(document);
    const known = payer[0]?.entry ?? entry;
    if (known.payerId !== entry.payerId || known.clubId !== entry.clubId) {
      yield asWritten(payer);
      payer = [];
    }
    payer.push({ entry, place: placeIn(document) });
  }
  if (payer.length > 0) yield asWritten(payer);
}

type Versioned = { id: string; seq?: bigint };
type StoredDocument = Document & { _id: string };
type Update = AnyBulkWriteOperation<StoredDocument>;

/** A document with a number is changed only while it has that number. */
function updateOf(before: Versioned | undefined, after: Versioned): Update[] {
  if (before === undefined) return [{ insertOne: { document: toStored(after) } }];
  const fields = changedFields(before, after);
  if (Object.keys(fields).length === 0) return [];
  const guard = before.seq === undefined ? {} : { seq: before.seq };
  return [{ updateOne: { filter: { _id: before.id, ...guard }, update: { $set: fields } } }];
}

const restart = 'then run "npm run db:setup" again: it goes on where it was';

async function write(collection: Collection<StoredDocument>, operations: Update[]): Promise<void> {
  if (operations.length === 0) return;
  const { matchedCount, insertedCount } = await collection
    .bulkWrite(operations, { ordered: false, writeConcern: { w: 'majority' } })
    .catch((error: unknown) => {
      const refused = error instanceof Error && 'code' in error && error.code === 121;
      if (!refused) throw error;
      throw new BooksVersionError(
        `A document of ${collection.collectionName} breaks the rules of the database (${error.message}): run "npm run audit" with the version before, mend what it names, ${restart}.`,
        { cause: error },
      );
    });
  if (matchedCount + insertedCount === operations.length) return;
  throw new BooksVersionError(
    `Somebody changed the books meanwhile: stop every process of Credit Desk, ${restart}.`,
  );
}

/** These payers' books as they are stored. */
async function readBooks(
  { invoices, accounts, credit_notes, payments }: Collections,
  payers: readonly EarlierEntry[][],
): Promise<EarlierBooks[]> {
  const entries = payers.flat();
  const invoiceIds = [...new Set(entries.flatMap(({ refs }) => refs.invoiceId ?? []))];
  const accountIds = [...new Set(entries.map(accountId))];
  const foundInvoices = await invoices.find({ _id: { $in: invoiceIds } }).toArray();
  const foundAccounts = await accounts.find({ _id: { $in: accountIds } }).toArray();
  const ofInvoices = { invoiceId: { $in: invoiceIds } };
  const foundNotes = await credit_notes.find(ofInvoices).sort({ _id: 1 }).toArray();
  const foundPayments = await payments.find(ofInvoices).sort({ _id: 1 }).toArray();
  const invoicesOf = grouped(foundInvoices.map(fromStored), (invoice) => invoice.payerId);
  const accountsOf = grouped(foundAccounts.map(fromStored), (account) => account.payerId);
  const notesOf = grouped(foundNotes.map(fromStored), (note) => note.payerId);
  const paymentsOf = grouped(foundPayments.map(fromStored), (payment) => payment.payerId);
  return payers.map((own) => {
    const payerId = own[0]?.payerId ?? '';
    return {
      entries: own,
      invoices: invoicesOf.get(payerId) ?? [],
      accounts: accountsOf.get(payerId) ?? [],
      notes: notesOf.get(payerId) ?? [],
      payments: paymentsOf.get(payerId) ?? [],
    };
  });
}

async function upgradePayers(db: Db, payers: readonly EarlierEntry[][]): Promise<void> {
  const parts = ['entries', 'payments', 'invoices', 'accounts'] as const;
  const updates: Record<keyof UpgradedBooks, Update[]> = {
    ...{ entries: [], payments: [], invoices: [], accounts: [] },
  };
  for (const books of await readBooks(collectionsOf(db), payers)) {
    const upgraded = upgradePayer(books);
    for (const part of parts) {
      const before = new Map<string, Versioned>(books[part].map((value) => [value.id, value]));
      for (const after of upgraded[part]) {
        updates[part].push(...updateOf(before.get(after.id), after));
      }
    }
  }
  // The documents last: whoever finds their digests finds the entries complete.
  await write(db.collection('journal'), updates.entries);
  await write(db.collection('payments'), updates.payments);
  await write(db.collection('invoices'), updates.invoices);
  await write(db.collection('accounts'), updates.accounts);
}

/**
 * Brings the books of every payer into this version's form. Each document is changed by itself and
 * to what follows from the entries alone, so that a run that was killed can be done again.
 * @returns how many entries there are
 * @throws BooksVersionError when somebody writes meanwhile, or a document breaks the rules
 */
export async function upgradeBooks(db: Db): Promise<number> {
  let payers: EarlierEntry[][] = [];
  let waiting = 0;
  let count = 0;
  for await (const entries of readPayers(collectionsOf(db))) {
    payers.push(entries);
    waiting += entries.length;
    count += entries.length;
    if (waiting < entriesAtOnce) continue;
    await upgradePayers(db, payers);
    payers = [];
    waiting = 0;
  }
  await upgradePayers(db, payers);
  return count;
}
