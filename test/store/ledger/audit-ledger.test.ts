import type { Collection, Document } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { differenceSentence } from '../../../src/domain/books/difference.js';
import { auditLedger } from '../../../src/store/ledger/audit-ledger.js';
import { commitPlans } from '../../../src/store/ledger/commit-plans.js';
import { distinctAlterations } from '../../support/alterations.js';
import { booksOfEverything } from '../../support/books-of-everything.js';
import { clubId, type LedgerDesk, openLedgerDesk } from '../../support/ledger-desk.js';

type Stored = Document & { _id: string };

const ledger = ['journal', 'accounts', 'invoices', 'credit_notes', 'payments', 'refunds'] as const;
type Name = (typeof ledger)[number];

let desk: LedgerDesk;
const documents = new Map<Name, Stored[]>();

/**
 * What the audit cannot know, with the reason. Everything else that is stored of money is worked
 * out again; other collections (contacts, the outbox, bookings) are no part of the books.
 */
const unknowable: Record<Name, readonly string[]> = {
  // Free words lie outside the digest, so that a person can be forgotten. The reason of a credit
  // is in its note as well, that of a refund in the refund, and named where the two differ.
  journal: ['reason'],
  accounts: [],
  // What a line is for, in words that may hold a child's name.
  invoices: ['lines.description'],
  // What was written to the customer.
  credit_notes: ['noteToCustomer'],
  payments: [],
  refunds: [],
};

function collection(name: Name): Collection<Stored> {
  return desk.store.db.collection<Stored>(name);
}

function stored(name: Name): Stored[] {
  return documents.get(name) ?? [];
}

function withoutId({ _id, ...fields }: Stored): Document {
  return fields;
}

/** Only these differ by an entry's kind; all other fields of an entry are looked at alike. */
const ofKind = /^(details|refs|postings|outcome)\b/;

const pastTheRules = { bypassDocumentValidation: true };

async function found(): Promise<string[]> {
  const { differences, differenceCount } = await auditLedger(desk.store, clubId, {
    breathe: async () => undefined,
  });
  expect(differenceCount).toBe(differences.length);
  return differences.map(differenceSentence);
}

/** Puts another document in the place of one, looks, and puts the first one back. */
async function foundWith(name: Name, document: Stored | undefined, altered: object) {
  if (document === undefined) throw new Error('of no document');
  const of = { _id: document._id };
  await collection(name).replaceOne(of, altered, pastTheRules);
  const differences = await found();
  await collection(name).replaceOne(of, document, pastTheRules);
  return differences;
}

/** Where a document has big integers, nested ones too, as a path of an update. */
function* bigintsOf(value: object, path = ''): Generator<[string, bigint]> {
  for (const [name, part] of Object.entries(value)) {
    const here = path === '' ? name : `${path}.${name}`;
    if (typeof part === 'bigint') yield [here, part];
    else if (typeof part === 'object' && part !== null) yield* bigintsOf(part, here);
  }
}

async function foundWithout(name: Name, gone: readonly Stored[]): Promise<string[]> {
  await collection(name).deleteMany({ _id: { $in: gone.map(({ _id }) => _id) } });
  const differences = await found();
  await collection(name).insertMany([...gone]);
  return differences;
}

beforeAll(async () => {
  desk = await openLedgerDesk();
  const { plans } = booksOfEverything();
  expect(await commitPlans(desk.store, plans)).toEqual({ kind: 'committed' });
  for (const name of ledger) {
    documents.set(name, await collection(name).find().sort({ _id: 1 }).toArray());
  }
  // An account of one payer and currency is unique: an invented one has to be let in.
  await desk.store.collections.accounts.dropIndex('payer');
  await desk.store.collections.accounts.createIndex(
    { clubId: 1, payerId: 1, currency: 1 },
    { name: 'payer' },
  );
});
afterAll(() => desk.close());

describe('the audit of what is stored', () => {
  it('finds nothing wrong in books in which everything was done, and sums every account', async () => {
    const report = await auditLedger(desk.store, clubId, { breathe: async () => undefined });
    expect(report).toMatchObject({
      ...{ entries: 95, accounts: 1, invoices: 14, creditNotes: 8, payments: 18, refunds: 10 },
      ...{ differences: [], differenceCount: 0 },
    });
    const total = report.sums.reduce((sum, { amount }) => sum + amount, 0n);
    expect([report.sums.length, total]).toEqual([11, 0n]);
  });

  it.each(ledger)(
    'names every field of %s that is altered, gone, doubled or new',
    async (name) => {
      const unseen = new Set<string>();
      let tried = 0;
      const whole = new Map(stored(name).map((document) => [withoutId(document), document]));
      const kindOf = ({ kind = '' }: Document, path: string) =>
        ofKind.test(path) ? `${kind}` : '';
      for (const { document, path, altered } of distinctAlterations([...whole.keys()], kindOf)) {
        tried += 1;
        const differences = await foundWith(name, whole.get(document), altered);
        if (differences.length === 0) unseen.add(path.replace(/\.\d+/g, '').replace(/ gone$/, ''));
      }
      expect([...unseen]).toEqual(unknowable[name]);
      expect(tried).toBeGreaterThan(25);
      expect(await found()).toEqual([]);
    },
    300_000,
  );

  it.each(ledger)(
    'names every amount of %s that is of another type, since it would count as nothing in a sum',
    async (name) => {
      const tried = new Set<string>();
      for (const document of stored(name)) {
        for (const [path, amount] of bigintsOf(document)) {
          const way = `${document['kind'] ?? ''} ${path.replace(/\.\d+/g, '')}`;
          if (tried.has(way)) continue;
          tried.add(way);
          // In turn, since each look at the whole books takes its time.
          const other = tried.size % 2 === 0 ? Number(amount) : `${amount}`;
          const of = { _id: document._id };
          await collection(name).updateOne(of, { $set: { [path]: other } }, pastTheRules);
          expect(await found(), `${way} as ${typeof other}`).not.toEqual([]);
          await collection(name).replaceOne(of, document, pastTheRules);
        }
      }
      expect(tried.size).toBeGreaterThan(1);
      expect(await found()).toEqual([]);
    },
    120_000,
  );

  it.each(ledger)(
    'names each of %s that is removed, or invented',
    async (name) => {
      for (const document of stored(name)) {
        expect(await foundWithout(name, [document]), document._id).not.toEqual([]);
        const invented = { ...document, _id: `${document._id}-2` };
        await collection(name).insertOne(invented, pastTheRules);
        const differences = await found();
        await collection(name).deleteOne({ _id: invented._id });
        expect(differences.join(), document._id).toContain(document._id);
      }
      expect(await found()).toEqual([]);
    },
    120_000,
  );

  it('names every two entries of an invoice or account that are removed together', async () => {
    const journal = stored('journal');
    const tried = new Set<string>();
    for (const [index, one] of journal.entries()) {
      const near = journal
        .slice(index + 1)
        .filter((other) => other['refs'].invoiceId === one['refs'].invoiceId);
      for (const other of near) {
        const kinds = `${one['kind']} ${other['kind']} ${index % 2}`;
        if (tried.has(kinds)) continue;
        tried.add(kinds);
        const names = `${one._id} and ${other._id}`;
        expect(await foundWithout('journal', [one, other]), names).not.toEqual([]);
      }
    }
    expect(tried.size).toBeGreaterThan(100);
  }, 120_000);

  it('names an invoice whose entries are all gone, and entries whose documents are', async () => {
    for (const invoice of stored('invoices')) {
      const own = stored('journal').filter(({ refs }) => refs.invoiceId === invoice._id);
      const words = await foundWithout('journal', own);
      expect(words.join('\n')).toContain(`Invoice ${invoice._id}, the document itself`);
    }
    expect(await foundWithout('invoices', stored('invoices'))).toHaveLength(14);
    expect(await foundWithout('payments', stored('payments'))).toHaveLength(18);
    expect(await foundWithout('refunds', stored('refunds'))).toHaveLength(10);
    expect(await foundWithout('credit_notes', stored('credit_notes'))).toHaveLength(8);
    expect(await foundWithout('accounts', stored('accounts'))).toHaveLength(1);
  });

  it('counts differences that it does not name any more', async () => {
    const [account] = stored('accounts');
    if (account === undefined) throw new Error('no account');
    const lots = Array.from({ length: 1_500 }, (_, at) => ({ lotId: `invented-${at}` }));
    await collection('accounts').replaceOne(
      { _id: account._id },
      { ...account, lots },
      pastTheRules,
    );
    const report = await auditLedger(desk.store, clubId, { breathe: async () => undefined });
    await collection('accounts').replaceOne({ _id: account._id }, account, pastTheRules);
    expect(report.differences).toHaveLength(1_000);
    expect(report.differenceCount).toBe(1_505);
  });
});
