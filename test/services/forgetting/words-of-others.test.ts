import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgottenName, forgottenWords } from '../../../src/domain/forgetting/forgotten.js';
import { exportHledger } from '../../../src/services/books/export-hledger.js';
import { forgetPeople } from '../../../src/services/forgetting/forget-people.js';
import { wordsInBooks } from '../../../src/store/forgetting/words-in-books.js';
import { wordsInWork } from '../../../src/store/forgetting/words-in-work.js';
import { addContact } from '../../support/club-records.js';
import {
  auditDifferences,
  clubId,
  type LedgerDesk,
  openLedgerDesk,
  payerId,
} from '../../support/ledger-desk.js';
import {
  collectionsWith,
  mark,
  markClub,
  marked,
  markedCollections,
  otherMark,
} from '../../support/marked-club.js';

let desk: LedgerDesk;
let books: string;
const tom = { name: 'Tom Thorsen', email: 'tom@example.com' };
/** Of another family: nothing was booked for them. */
const stranger = 'club:stranger';

async function hledgerText(): Promise<string> {
  let text = '';
  await exportHledger(desk, async (part) => {
    text += part;
  });
  return text;
}

/** As a decision a minute ago left it. */
async function decided(id: string, names: string[]): Promise<void> {
  const { contacts, forgettings } = desk.store.collections;
  const gone = { name: forgottenName, email: null, searchWords: [], forgottenAt: desk.now() };
  await contacts.updateOne({ _id: id }, { $set: gone });
  const startedAt = new Date(desk.now().getTime() - 60_000);
  await forgettings.insertOne({ _id: id, clubId, names, startedAt, doneAt: null });
}

/** Stops a run after it asked so often. */
function stopAfter(times: number): () => boolean {
  let asked = 0;
  return () => {
    asked += 1;
    return asked > times;
  };
}

beforeAll(async () => {
  desk = await openLedgerDesk();
  await markClub(desk, tom);
  await addContact(desk, 'stranger', { name: marked.name, payerId: stranger });
  // What a mail was not given up for, and a line that names nobody.
  const { invoices } = desk.store.collections;
  const lines = { 'lines.1.description': `For ${otherMark} Dahl` };
  await invoices.updateMany({ 'lines.1': { $exists: true } }, { $set: lines });
});
afterAll(() => desk.close());

it('every collection with free words is looked through, but where words are the person alone', () => {
  const own = ['account_links', 'contacts', 'link_requests'];
  const looked = [...wordsInBooks, ...wordsInWork].map(({ name }) => name);
  expect([...looked, ...own].sort()).toEqual([...markedCollections].sort());
});

describe('somebody whom only words of other families name', () => {
  it('stands in every collection that holds free words', async () => {
    expect(await collectionsWith(desk, mark)).toEqual([
      ...['audit_events', 'contacts', 'credit_notes', 'invoices', 'job_parts', 'jobs', 'journal'],
      ...[
        'link_requests',
        'outbox',
        'payments',
        'refund_sendings',
        'refunds',
        'requests',
        'sessions',
      ],
    ]);
    expect(await auditDifferences(desk)).toEqual([]);
    books = await hledgerText();
  });

  it('is found nowhere after a run that was stopped and went on; entries and documents agree', async () => {
    const others = await collectionsWith(desk, otherMark);
    await decided(stranger, [marked.name, marked.email]);
    const { forgettings } = desk.store.collections;
    const places = new Set<string>();
    // Stopped later and later, until it is at the words of others; there it goes on a little each time.
    for (let times = 4; places.size < 3; times += places.size === 0 ? 2 : 0) {
      const most = places.size === 0 ? times : 5;
      expect(await forgetPeople(desk, stopAfter(most))).toBe(0);
      const kept = await forgettings.findOne({ _id: stranger });
      if (kept?.place) places.add(kept.place.source);
      expect(await auditDifferences(desk)).toEqual([]);
    }
    expect(await forgetPeople(desk)).toBe(1);
    expect(await collectionsWith(desk, mark)).toEqual([]);
    expect(await forgettings.findOne({ _id: stranger })).toMatchObject({ names: [], place: null });
    expect(await collectionsWith(desk, otherMark)).toEqual(others);
    expect(await forgetPeople(desk)).toBe(0);
  });

  it('leaves the payer named, lines that name others, and the books as they were', async () => {
    const { contacts, invoices } = desk.store.collections;
    expect(await contacts.findOne({ _id: payerId })).toMatchObject(tom);
    const invoice = await invoices.findOne({ 'lines.1': { $exists: true } });
    expect(invoice?.lines.map(({ description }) => description)).toEqual([
      ...[forgottenWords, `For ${otherMark} Dahl`],
    ]);
    expect(await auditDifferences(desk)).toEqual([]);
    expect(await hledgerText()).toBe(books);
  });
});

/** Says the same on the first line of each invoice. */
async function describeAll(description: string): Promise<void> {
  const set = { 'lines.0.description': description };
  await desk.store.collections.invoices.updateMany({}, { $set: set });
}

async function described(): Promise<string[]> {
  const { invoices } = desk.store.collections;
  return invoices.distinct('lines.0.description');
}

it('words about somebody who is called the same mean that one, and stay', async () => {
  await addContact(desk, 'tom2', { name: 'Tom Thorsen', payerId: 'club:tom2' });
  const { contacts } = desk.store.collections;
  await contacts.updateOne({ _id: 'club:tom2' }, { $set: { email: 'other@example.com' } });
  await describeAll('Judo for Tom Thorsen');
  await decided('club:tom2', ['Tom Thorsen', 'other@example.com']);
  expect(await forgetPeople(desk)).toBe(1);
  expect(await described()).toEqual(['Judo for Tom Thorsen']);
  // Nor do words about somebody of a longer name mean the shorter one.
  await addContact(desk, 'thor', { name: 'Thorsen Judo', payerId: 'club:thor' });
  const { contacts: people } = desk.store.collections;
  const longer = { name: 'Tom Thorsen Judo', searchWords: ['tom', 'thorsen', 'judo'] };
  await people.updateOne({ _id: payerId }, { $set: longer });
  await describeAll('For Tom Thorsen Judo');
  await decided('club:thor', ['Thorsen Judo']);
  expect(await forgetPeople(desk)).toBe(1);
  expect(await described()).toEqual(['For Tom Thorsen Judo']);
  await people.updateOne({ _id: payerId }, { $set: { ...tom, searchWords: ['tom', 'thorsen'] } });
  // The address is that of one of them alone.
  await describeAll('Ask other@example.com');
  await addContact(desk, 'tom3', { name: 'Tom Thorsen', payerId: 'club:tom3' });
  await decided('club:tom3', ['Tom Thorsen', 'other@example.com']);
  expect(await forgetPeople(desk)).toBe(1);
  expect(await described()).toEqual([forgottenWords]);
});

it('words in another spelling mean them too, and a namesake is one in any spelling', async () => {
  await addContact(desk, 'jm', { name: 'Jürgen Müller', payerId: 'club:jm' });
  await describeAll('Judo for Juergen Mueller');
  await decided('club:jm', ['Jürgen Müller']);
  expect(await forgetPeople(desk)).toBe(1);
  expect(await described()).toEqual([forgottenWords]);
  await describeAll('Judo for Jürgen Müller');
  await addContact(desk, 'jm2', { name: 'Juergen Mueller' });
  await addContact(desk, 'jm3', { name: 'Jürgen Müller', payerId: 'club:jm3' });
  await decided('club:jm3', ['Jürgen Müller']);
  expect(await forgetPeople(desk)).toBe(1);
  expect(await described()).toEqual(['Judo for Jürgen Müller']);
});

it('of a name of a single word nothing goes but in their own family', async () => {
  await describeAll('Mark the hall');
  await addContact(desk, 'mark', { name: 'Mark', payerId: 'club:mark' });
  await decided('club:mark', ['Mark']);
  expect(await forgetPeople(desk)).toBe(1);
  expect(await described()).toEqual(['Mark the hall']);
  await addContact(desk, 'hall', { name: 'Hall' });
  await decided('club:hall', ['Hall']);
  expect(await forgetPeople(desk)).toBe(1);
  expect(await described()).toEqual([forgottenWords]);
});

it('one whose word cannot be taken out keeps nobody waiting, and is tried again an hour later', async () => {
  await describeAll('For Ada Quist and Bo Quist');
  const { db, collections } = desk.store;
  const lines = [{ line: 1, beneficiaryId: 'club:x', description: 'Only for Ada Quist' }];
  const broken = { _id: 'club:broken', clubId, payerId: 'club:x', lines };
  const invoices = db.collection<{ _id: string }>('invoices');
  await invoices.insertOne(broken, { bypassDocumentValidation: true });
  await addContact(desk, 'ada', { payerId: 'club:ada' });
  await addContact(desk, 'bo', { payerId: 'club:bo' });
  await decided('club:ada', ['Ada Quist']);
  await decided('club:bo', ['Bo Quist']);
  expect(await forgetPeople(desk)).toBe(1);
  const { forgettings } = collections;
  const open = await forgettings.find({ doneAt: null }).toArray();
  const inAnHour = new Date(desk.now().getTime() + 3_600_000);
  expect(open).toMatchObject([{ _id: 'club:ada', names: ['Ada Quist'], notBefore: inAnHour }]);
  await invoices.deleteOne({ _id: 'club:broken' });
  expect(await forgetPeople(desk)).toBe(0);
  desk.clock.now = inAnHour;
  expect(await forgetPeople(desk)).toBe(1);
  expect(await described()).toEqual([forgottenWords]);
});
