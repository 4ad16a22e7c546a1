import { afterAll, beforeAll, expect, it } from 'vitest';
import { cancelledSessions } from '../../../../src/services/sessions/cancelling/cancelled-sessions.js';
import { findNamedSessions } from '../../../../src/services/sessions/cancelling/named-sessions.js';
import {
  type SessionsFound,
  searchSessions,
  sessionsOfDay,
  sessionsOfProduct,
} from '../../../../src/services/sessions/cancelling/session-search.js';
import { addBooking, addContact, addProduct, addSession } from '../../../support/club-records.js';
import { admin, type LedgerDesk, openLedgerDesk } from '../../../support/ledger-desk.js';
import { uniqueDatabaseUri } from '../../../support/mongo.js';

let desk: LedgerDesk;

const cancelled = (number: number, day: string) => ({
  ...{ number, jobId: 'job', cancelledAt: new Date(`${day}T09:00:00Z`), reason: 'Snow' },
});

/** It is half an hour before midnight in London, on the last day of summer time. */
beforeAll(async () => {
  desk = await openLedgerDesk({ uri: `${uniqueDatabaseUri()}&monitorCommands=true` });
  desk.clock.now = new Date('2026-10-24T22:30:00Z');
  const gym = await addProduct(desk, 'GYM', { name: 'Gymnastics' });
  const swim = await addProduct(desk, 'SWIM', { name: 'Schwimmen für Łukasz' });
  const sessions = [
    ['begun', gym, '2026-10-24T22:30:00Z'],
    ['tonight', gym, '2026-10-24T22:31:00Z'],
    ['midnight', gym, '2026-10-24T23:00:00Z'],
    // The hour that comes twice, and the last minute of the day of 25 hours.
    ['first-one', swim, '2026-10-25T00:30:00Z'],
    ['second-one', swim, '2026-10-25T01:30:00Z'],
    ['last', gym, '2026-10-25T23:59:00Z'],
    ['monday', gym, '2026-10-26T00:00:00Z'],
    ['week 6', gym, '2026-12-03T17:00:00Z'],
    // The day of 23 hours.
    ['spring', swim, '2027-03-28T22:59:00Z'],
    ['after-spring', swim, '2027-03-28T23:00:00Z'],
  ] as const;
  for (const [id, productId, at] of sessions) await addSession(desk, id, { productId, at });
  const off = { productId: gym, at: '2026-10-25T10:00:00Z' };
  await addSession(desk, 'off', { ...off, cancelled: cancelled(1, '2026-10-20') });
  await addSession(desk, 'on again', { ...off, at: '2026-12-10T17:00:00Z', cancelled: null });
  const past = { productId: swim, at: '2026-10-23T10:00:00Z' };
  await addSession(desk, 'off before', { ...past, cancelled: cancelled(2, '2026-10-22') });
  const ben = await addContact(desk, 'ben', { name: 'Ben' });
  await addBooking(desk, { sessionId: 'club:week 6', contactId: 'club:nora' });
  await addBooking(desk, { sessionId: 'club:week 6', contactId: 'club:olsen', released: null });
  const released = { jobId: 'job', on: '2026-10-20' };
  await addBooking(desk, { sessionId: 'club:week 6', contactId: ben, released });
  await addBooking(desk, { sessionId: 'club:spring', contactId: ben });
});
afterAll(() => desk.close());

function idsOf({ sessions, total }: SessionsFound) {
  return [sessions.map(({ sessionId }) => sessionId.slice('club:'.length)), total];
}
const search = (text: string, limit = 20) => searchSessions(desk, admin, { text, limit });

it('finds what is still to come and takes place, in time order, and counts the rest', async () => {
  expect(idsOf(await search('', 3))).toEqual([['tonight', 'midnight', 'first-one'], 10]);
  expect(idsOf(await search('gymnastics', 2))).toEqual([['tonight', 'midnight'], 6]);
});

it('counts who is booked and was not removed', async () => {
  const { sessions } = await search('week 6');
  expect(sessions).toEqual([
    {
      ...{ sessionId: 'club:week 6', productName: 'Gymnastics', title: 'week 6' },
      ...{ startsAt: new Date('2026-12-03T17:00:00Z'), attendees: 2 },
    },
  ]);
  expect((await search('second')).sessions[0]?.attendees).toBe(0);
});

it.each([
  ['gym 3 dec', ['week 6']],
  ['2026-12-03', ['week 6']],
  ['thursday gym', ['week 6', 'on again']],
  ['17:00 dec', ['week 6', 'on again']],
  ['LUKASZ 28 march', ['spring']],
  ['schwimmen fur', ['first-one', 'second-one', 'spring', 'after-spring']],
  ['tonight', ['tonight']],
  ['today', ['tonight']],
  ['tomorrow', ['midnight', 'first-one', 'second-one', 'last']],
  ['nothing like it', []],
  ['.*', []],
])('finds by %j what people mean', async (text, ids) => {
  expect(idsOf(await search(text))).toEqual([ids, ids.length]);
});

it('has all of a day as the club has days, where the clocks change too', async () => {
  const of = async (day: string) => idsOf(await sessionsOfDay(desk, admin, { day }))[0];
  expect(await of('2026-10-24')).toEqual(['tonight']);
  expect(await of('2026-10-25')).toEqual(['midnight', 'first-one', 'second-one', 'last']);
  expect(await of('2026-10-26')).toEqual(['monday']);
  expect(await of('2027-03-28')).toEqual(['spring']);
  expect(await of('2027-03-29')).toEqual(['after-spring']);
  expect(await of('2026-10-23')).toEqual([]);
});

it('has all of a product between two days', async () => {
  const of = async (productId: string, from: string, until: string) =>
    idsOf(await sessionsOfProduct(desk, admin, { productId, from, until }));
  expect(await of('club:GYM', '2026-10-24', '2026-10-25')).toEqual([
    ['tonight', 'midnight', 'last'],
    3,
  ]);
  expect(await of('club:SWIM', '2026-10-25', '2027-03-28')).toEqual([
    ['first-one', 'second-one', 'spring'],
    3,
  ]);
  expect(await of('club:GYM', '2026-10-26', '2026-10-25')).toEqual([[], 0]);
});

it('lists what was cancelled, the newest first, and whether it is still to come', async () => {
  const pages = await Promise.all(
    [0, 1].map((page) => cancelledSessions(desk, admin, { page, pageSize: 1 })),
  );
  expect(pages.map(({ sessions, total }) => [sessions, total])).toMatchObject([
    [[{ sessionId: 'club:off before', isAhead: false, cancelled: { number: 2 } }], 2],
    [[{ sessionId: 'club:off', isAhead: true, productName: 'Gymnastics' }], 2],
  ]);
});

it('names sessions by their ids, past and cancelled ones too, and none of another club', async () => {
  const ids = ['club:week 6', 'club:off', 'club:begun', 'club:none'];
  const named = await findNamedSessions(desk, ids);
  expect(named.map(({ title }) => title)).toEqual(['begun', 'off', 'week 6']);
  const other = { ...desk, club: { ...desk.club, id: 'other' } };
  expect(await findNamedSessions(other, ids)).toEqual([]);
});

it('asks the database as often for many sessions as for one', async () => {
  const questions = async (text: string, sessions: number) => {
    const asked: string[] = [];
    const listen = ({ commandName }: { commandName: string }) => asked.push(commandName);
    desk.store.client.on('commandStarted', listen);
    const found = await search(text);
    desk.store.client.off('commandStarted', listen);
    expect(found.total).toBe(sessions);
    return asked.filter((name) => name !== 'getMore').length;
  };
  expect(await questions('gymnastics', 6)).toBe(await questions('week 6', 1));
  expect(await questions('', 10)).toBe(await questions('2026-12-03', 1));
});

it('is for staff only', async () => {
  const guest = { ...admin, roles: [] };
  const refused = { code: 'not-allowed' };
  const day = '2026-10-25';
  const page = { page: 0, pageSize: 1 };
  await expect(searchSessions(desk, guest, { text: '', limit: 1 })).rejects.toMatchObject(refused);
  await expect(sessionsOfDay(desk, guest, { day })).rejects.toMatchObject(refused);
  const of = { productId: 'club:GYM', from: day, until: day };
  await expect(sessionsOfProduct(desk, guest, of)).rejects.toMatchObject(refused);
  await expect(cancelledSessions(desk, guest, page)).rejects.toMatchObject(refused);
});
