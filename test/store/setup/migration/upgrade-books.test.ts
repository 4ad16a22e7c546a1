import type { Document } from 'mongodb';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chained } from '../../../../src/domain/books/chain.js';
import { planApplyCredit } from '../../../../src/domain/credit/apply-credit.js';
import { connectStore, type Store } from '../../../../src/store/connection.js';
import { auditBooks } from '../../../../src/store/ledger/audit-books.js';
import { commitPlans } from '../../../../src/store/ledger/commit-plans.js';
import { digestOf } from '../../../../src/store/ledger/digest.js';
import { findAccount, findEntriesOfInvoice } from '../../../../src/store/ledger/ledger-reads.js';
import { setUpDatabase, verifyDatabase } from '../../../../src/store/setup/database-setup.js';
import { fromStored } from '../../../../src/store/stored.js';
import { databaseDigest } from '../../../support/database-digest.js';
import { earlierCollections, loadEarlierBooks } from '../../../support/earlier-books.js';
import { type FailingMongo, startFailingMongo } from '../../../support/failing-mongo.js';
import { eventContext } from '../../../support/rules.js';

let mongo: FailingMongo;
let uri: string;
let store: Store;
/** The journal as the version before left it, and what was said of it at the first set-up. */
let earlier: (Document & { _id: string })[];
let refusal: unknown;
const told: string[] = [];

beforeAll(async () => {
  mongo = await startFailingMongo();
  uri = mongo.databaseUri();
  store = await connectStore(uri, { appName: 'migration' });
  await loadEarlierBooks(store.db);
  earlier = await journalNow();
  refusal = await verifyDatabase(store.db).catch((error: unknown) => error);
  await setUpDatabase(store.db, (message) => told.push(message));
});

afterEach(async () => {
  await restoreEarlier();
  await setUpDatabase(store.db);
});

afterAll(async () => {
  await store.close();
  await mongo.stop();
});

async function journalNow(): Promise<(Document & { _id: string })[]> {
  const journal = store.db.collection<Document & { _id: string }>('journal');
  return journal.find().sort({ $natural: 1 }).toArray();
}

/** Puts documents back as the version before left them: all, or those that are chosen. */
async function restoreEarlier(choose: (index: number) => boolean = () => true): Promise<void> {
  await store.db.collection('migrations').deleteMany({});
  for (const { name, documents } of await earlierCollections()) {
    if (!['journal', 'invoices', 'accounts', 'payments'].includes(name)) continue;
    const collection = store.db.collection<Document & { _id: string }>(name);
    await collection.deleteMany({ _id: { $nin: documents.map(({ _id }) => _id) } });
    const chosen = documents.filter((_document, index) => choose(index));
    await collection.bulkWrite(
      chosen.map((document) => {
        return { replaceOne: { filter: { _id: document._id }, replacement: document } };
      }),
      { bypassDocumentValidation: true },
    );
  }
}

describe('books of the version before', () => {
  it('are refused until they are brought into the form of this one', async () => {
    expect(refusal).toMatchObject({
      name: 'DatabaseSetupError',
      message: expect.stringMatching(
        /the books have the form of an earlier version.* Run "npm run/,
      ),
    });
    await verifyDatabase(store.db);
    expect(told).toEqual([
      'The books have the form 7 now (54 entries). Versions that know only the form 1 cannot work on them any more.',
      expect.stringMatching(/^People are found by every part of their names now: \d+ contacts\.$/),
    ]);
  });

  it('are whole afterwards: every sum and every link of the chain is right', async () => {
    const report = await auditBooks(store, 'club');
    // Two more than there were: a payment on its way and one that failed.
    expect(report).toMatchObject({ entries: 56, invoices: 12, payments: 7, differences: [] });
  });

  it('keep their journal as it was, but for the numbers, the chain and the facts', async () => {
    const now = await journalNow();
    const before = now.slice(0, earlier.length);
    // What an entry said before it says now, and the facts that were taken from the documents.
    expect(before.map((entry) => ({ ...entry, schemaVersion: 1 }))).toMatchObject(earlier);
    expect(now.slice(earlier.length).map(({ kind }) => kind)).toEqual([
      'payment.pending',
      'payment.failed',
    ]);
    expect(now.every(({ schemaVersion }) => schemaVersion === 2)).toBe(true);
  });

  it('have payments with their try, what went back of them and when, and their receipt', async () => {
    const payments = await store.collections.payments.find().toArray();
    const statuses = new Set(payments.map(({ status }) => status));
    expect([...statuses]).toEqual(expect.arrayContaining(['received', 'bounced', 'pending']));
    for (const payment of payments) {
      const { _id, status, amount } = payment;
      const back = status === 'bounced' || status === 'returned';
      const received = back || status === 'received' ? `receive:${_id}` : null;
      expect(payment).toMatchObject({ attempt: 1, receivedEntryId: received });
      expect(payment.reversed).toBe(back ? amount : 0n);
      expect(payment.reversedOn === null).toBe(!back);
    }
  });

  it('have a void invoice owed whose late money was moved and then sent back', async () => {
    const voided = await store.collections.invoices.find({ status: 'void' }).toArray();
    expect(voided.filter(({ outstanding }) => outstanding > 0n)).toMatchObject([{ payable: true }]);
  });

  it('have their entries in the order in which they were booked, where clocks were wrong too', async () => {
    const ids = new Set(earlier.flatMap(({ refs }) => refs.invoiceId ?? []));
    const clocks = (entries: readonly Document[]) => entries.map(({ recordedAt }) => +recordedAt);
    let wrongClocks = 0;
    for (const id of ids) {
      // The server put them down one after another, whatever the clocks of the processes said.
      const booked = earlier.filter(({ refs }) => refs.invoiceId === id);
      const known = new Set<string>(booked.map(({ _id }) => _id));
      const all = await findEntriesOfInvoice(store, id);
      const history = all.filter((entry) => known.has(entry.id));
      expect(history.map((entry) => entry.id)).toEqual(booked.map(({ _id }) => _id));
      expect(history.map(({ invoiceSeq }) => invoiceSeq)).toEqual(
        booked.map((_entry, index) => BigInt(index + 1)),
      );
      const times = clocks(history);
      if (times.some((time, index) => time < (times[index - 1] ?? 0))) wrongClocks += 1;
    }
    expect(ids.size).toBe(12);
    expect(wrongClocks).toBeGreaterThan(0);
  });

  it('end the same when the work was cut off anywhere and done again', async () => {
    const whole = await databaseDigest(uri);
    const journal = store.db.collection('journal');
    // As a kill leaves them: some documents are new already, some are not, the mark is missing.
    for (const parts of [1, 2, 3, 5]) {
      await restoreEarlier((index) => index % parts === 0);
      expect(await journal.countDocuments({ schemaVersion: 1 })).toBeGreaterThan(0);
      await expect(verifyDatabase(store.db)).rejects.toThrow('the form of an earlier version');
      await setUpDatabase(store.db);
      expect(await databaseDigest(uri)).toEqual(whole);
    }
  });

  it.each([1, 2, 3, 4, 5, 6])(
    'are not marked as done when write %s of six fails',
    async (write) => {
      const data = { failCommands: ['update'], errorCode: 10334, appName: 'migration' };
      await restoreEarlier();
      await mongo.fail({ skip: write - 1 }, data);
      try {
        await expect(setUpDatabase(store.db)).rejects.toThrow();
      } finally {
        await mongo.failNothing();
      }
      await expect(verifyDatabase(store.db)).rejects.toThrow('the form of an earlier version');
      await setUpDatabase(store.db);
      expect((await auditBooks(store, 'club')).differences).toEqual([]);
    },
  );

  it('are not touched again once they are done, nor by a version that is older', async () => {
    const said: string[] = [];
    await setUpDatabase(store.db, (message) => said.push(message));
    expect(said).toEqual([]);
    await store.db.collection('migrations').updateOne({}, { $set: { version: 8 } });
    const later = /the form of a later version of Credit Desk \(8, and this one knows 7\)/;
    await expect(setUpDatabase(store.db)).rejects.toThrow(later);
    await expect(verifyDatabase(store.db)).rejects.toThrow(later);
    await store.db.collection('migrations').updateOne({}, { $set: { version: 7 } });
  });

  it('are gone on with: the next event follows the newest of them', async () => {
    const account = await findAccount(store, 'club:olsen:GBP');
    const due = { payerId: 'club:olsen', autoApply: 'due' as const };
    const found = await store.collections.invoices.findOne(due);
    if (found === null) throw new Error('the last invoice was not swept');
    const invoice = fromStored(found);
    const plan = planApplyCredit({ invoice, account }, { amount: 50n }, eventContext());
    expect(await commitPlans(store, [chained(plan, digestOf)])).toEqual({ kind: 'committed' });
    const history = await findEntriesOfInvoice(store, invoice.id);
    expect(history.map(({ kind }) => kind)).toEqual(['invoice.issued', 'credit.applied']);
    expect((await auditBooks(store, 'club')).differences).toEqual([]);
  });

  it('that break the rules of the database are named, with what to do', async () => {
    await restoreEarlier();
    await store.collections.accounts.updateOne(
      { _id: 'club:C1:GBP' },
      { $set: { balance: 1n } },
      { bypassDocumentValidation: true },
    );
    await expect(setUpDatabase(store.db)).rejects.toMatchObject({
      name: 'BooksVersionError',
      message: expect.stringMatching(
        /^A document of accounts breaks the rules .* run "npm run audit"/,
      ),
    });
  });
});
