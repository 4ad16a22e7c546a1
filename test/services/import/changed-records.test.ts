import { beforeEach, describe, expect, it } from 'vitest';
import { findSignedIn } from '../../../src/services/links/account-session.js';
import { exchangeLink } from '../../../src/services/links/exchange-link.js';
import { mintAccountLink } from '../../../src/services/links/mint-account-link.js';
import { offerContacts } from '../../../src/services/people/search-contacts.js';
import type { Files } from '../../cli/import-folder/folder.js';
import { deskForFile } from '../../support/desk-for-file.js';
import { admin } from '../../support/ledger-desk.js';
import { digestOf, emptyDatabase, importFiles, importSound, wholeClub } from './import-desk.js';

const desk = await deskForFile();

beforeEach(async () => {
  await emptyDatabase(desk);
  await importSound(desk, wholeClub);
});

type Name = keyof typeof wholeClub;

/** The folder with one text in one file changed. */
function changed(file: Name, from: string, to: string): Files {
  expect(wholeClub[file]).toContain(from);
  return { ...wholeClub, [file]: wholeClub[file].replace(from, to) };
}

type Kind = 'contacts' | 'products' | 'sessions' | 'enrolments' | 'bookings' | 'orders' | 'passes';

async function stored(kind: Kind, id: string) {
  const documents = desk.store.db.collection<{ _id: string }>(kind);
  return documents.findOne({ _id: `club:${id}` });
}

const takes: [Name, string, string, Kind, string, Record<string, unknown>][] = [
  ['contacts', 'Priya,', 'Priya Patel,', 'contacts', 'C1', { name: 'Priya Patel' }],
  ['contacts', 'priya@', 'patel@', 'contacts', 'C1', { email: 'patel@family.example' }],
  ['contacts', 'priya@family.example', '', 'contacts', 'C1', { email: null }],
  ['products', '120.00', '125.00', 'products', 'GYM', { price: 12500n }],
  ['products', 'single,yes', 'single,no', 'products', 'EU', { autoCollect: false }],
  ['sessions', 'Week 6', 'Week six', 'sessions', 'S1', { title: 'Week six' }],
  ['enrolments', '2026-12-11', '', 'enrolments', 'C2:GYM:2026-09-14', { until: null }],
  ['orders', '10.00', '12.00', 'orders', 'O1', { amount: 1200n }],
  ['passes', 'GYM,3', 'GYM,2', 'passes', 'PASS', { usesLeft: 2 }],
  ['bookings', 'S1,C3,pass,,,PASS', 'S1,C3,free,,,', 'bookings', 'S1:C3', { paidBy: 'free' }],
];

describe('what a file says anew of a record', () => {
  it.each(takes)('%s: %s, now %s', async (file, from, to, kind, id, fields) => {
    const result = await importFiles(desk, changed(file, from, to));
    expect(result).toMatchObject({ ok: true, booked: 0, added: 0, changed: 1 });
    expect(await stored(kind, id)).toMatchObject(fields);
    const before = await digestOf(desk);
    expect(await importFiles(desk, changed(file, from, to))).toMatchObject({ changed: 0 });
    expect(await digestOf(desk)).toEqual(before);
  });

  it('of an address ends links and sessions for good, also when the address comes back', async () => {
    const link = async () => {
      const { url } = await mintAccountLink(desk, { payerId: 'club:C1', purpose: 'notice' });
      return url.split('/').at(-1) ?? '';
    };
    const [early, elsewhere] = [await link(), changed('contacts', 'priya@', 'patel@')];
    const session = (await exchangeLink(desk, early))?.token ?? '';
    expect(await findSignedIn(desk, session)).not.toBeNull();
    // A new name, or the same file again, changes nothing.
    await importSound(desk, changed('contacts', 'Priya,', 'Priya Patel,'));
    await importSound(desk, wholeClub);
    expect(await findSignedIn(desk, session)).not.toBeNull();
    await importSound(desk, elsewhere);
    const between = await link();
    expect(await exchangeLink(desk, between)).not.toBeNull();
    await importSound(desk, wholeClub);
    expect(await stored('contacts', 'C1')).toMatchObject({ email: 'priya@family.example' });
    expect(await findSignedIn(desk, session)).toBeNull();
    for (const old of [early, between]) expect(await exchangeLink(desk, old)).toBeNull();
    expect(await exchangeLink(desk, await link())).not.toBeNull();
  });

  it('is told for people, and they are found by their new name', async () => {
    const files = changed('contacts', 'Priya,priya@', 'Priya Patel,patel@');
    expect(await importFiles(desk, files)).toMatchObject({
      notes: [
        'The name of C1 is now "Priya Patel"; it was "Priya".',
        'The email of C1 is now "patel@family.example"; it was "priya@family.example".',
      ],
    });
    for (const text of ['patel', 'patel@family.example', 'riy']) {
      const search = { text, limit: 5 };
      expect(await offerContacts(desk, admin, search)).toMatchObject([{ ownId: 'C1' }]);
    }
    const former = [{ name: 'Priya', until: expect.any(Date) }];
    expect(await stored('contacts', 'C1')).toMatchObject({ formerNames: former });
    await importFiles(desk, changed('contacts', 'Priya,priya@', 'Priya Pandit,patel@'));
    expect(await stored('contacts', 'C1')).toMatchObject({
      name: 'Priya Pandit',
      formerNames: [...former, { name: 'Priya Patel', until: expect.any(Date) }],
    });
    const earlier = { text: 'priya@', limit: 5 };
    expect(await offerContacts(desk, admin, earlier)).toEqual([]);
  });
});

describe('what the desk changed since the last import', () => {
  const ours = (kind: Kind, id: string, set: Record<string, unknown>) =>
    desk.store.db.collection<{ _id: string }>(kind).updateOne({ _id: `club:${id}` }, { $set: set });

  it('stays, while the file says the same as before', async () => {
    await ours('contacts', 'C1', { name: 'Priya P.' });
    await ours('orders', 'O1', { amount: 700n });
    await ours('passes', 'PASS', { usesLeft: 1 });
    const before = await digestOf(desk);
    expect(await importSound(desk, wholeClub)).toEqual([0, 0]);
    expect(await digestOf(desk)).toEqual(before);
  });

  it('stays as well when the file has changed the same', async () => {
    await ours('orders', 'O1', { amount: 700n });
    const files = changed('orders', '10.00', '12.00');
    for (const _night of [1, 2]) {
      expect(await importFiles(desk, files)).toMatchObject({ changed: 0 });
      expect(await stored('orders', 'O1')).toMatchObject({ amount: 700n });
    }
  });

  it('keeps the other fields that belong to it', async () => {
    await ours('bookings', 'S1:C3', { paidBy: 'trial', passId: null });
    await importFiles(desk, changed('bookings', 'S1,C3,pass,,,PASS', 'S1,C3,invoice,INV-1,2,'));
    expect(await stored('bookings', 'S1:C3')).toMatchObject({ paidBy: 'trial', invoiceId: null });
  });

  it('includes a place that was given up: the booking does not come back', async () => {
    await ours('bookings', 'S1:C2', { releasedOn: '2026-11-20' });
    await importSound(desk, wholeClub);
    expect(await stored('bookings', 'S1:C2')).toMatchObject({ releasedOn: '2026-11-20' });
  });
});

it('records that an older version imported are compared with what is stored', async () => {
  await desk.store.db.collection('contacts').updateMany({}, { $unset: { imported: '' } });
  expect(await importSound(desk, wholeClub)).toEqual([0, 0]);
  await importFiles(desk, changed('contacts', 'Priya,', 'Priya Patel,'));
  expect(await stored('contacts', 'C1')).toMatchObject({ name: 'Priya Patel' });
  await importFiles(desk, wholeClub);
  expect(await stored('contacts', 'C1')).toMatchObject({ name: 'Priya' });
});
