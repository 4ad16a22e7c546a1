import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { answerLinkRequests } from '../../../src/services/links/answer-link-requests.js';
import { askForLink } from '../../../src/services/links/ask-for-link.js';
import { clubId, type LedgerDesk, openLedgerDesk } from '../../support/ledger-desk.js';

let desk: LedgerDesk;
const address = 'Parents@family.example';

async function addContact(ownId: string, email: string | null, changes = {}): Promise<void> {
  const id = `${clubId}:${ownId}`;
  const contact = { clubId, ownId, name: ownId, email, payerId: id, searchWords: [], ...changes };
  await desk.store.collections.contacts.insertOne({ _id: id, ...contact });
}

beforeAll(async () => {
  desk = await openLedgerDesk();
  await addContact('zoe', address);
  await addContact('adam', address.toLowerCase());
  await addContact('child', address, { payerId: `${clubId}:adam` });
  await addContact('elsewhere', address, { clubId: 'another-club' });
  await addContact('alone', 'alone@family.example');
});
afterAll(() => desk.close());
beforeEach(async () => {
  const { outbox, link_requests: requests, account_tries: tries } = desk.store.collections;
  await Promise.all([outbox, requests, tries].map((each) => each.deleteMany({})));
});

const ask = (email: string) => askForLink(desk, email);
const answer = () => answerLinkRequests(desk, () => false);
const mails = () => desk.store.collections.outbox.find({ lane: 'link' }).toArray();
const left = () => desk.store.collections.link_requests.countDocuments();

it('mails once for all accounts at the address, however its letters are written', async () => {
  await ask('PARENTS@Family.example');
  expect(await answer()).toBe(1);
  const [mail, ...more] = await mails();
  expect(more).toEqual([]);
  expect(mail?.target).toEqual({ payerId: 'club:adam', purpose: 'asked-for' });
  expect(mail?.notice).toMatchObject({ payerIds: ['club:adam', 'club:zoe'] });
  expect(await left()).toBe(0);
});

it.each(['nobody@family.example', 'parents@family.example.', 'rents@family.example', '.*'])(
  'sends nothing for %s, and keeps nothing of it',
  async (email) => {
    await ask(email);
    expect([await answer(), await left(), await mails()]).toEqual([1, 0, []]);
    expect(await desk.store.collections.account_tries.countDocuments()).toBe(0);
  },
);

it('mails one address five times a day at most, and others meanwhile', async () => {
  for (let time = 0; time < 8; time += 1) await ask(address);
  await ask('alone@family.example');
  await answer();
  expect(await mails()).toHaveLength(6);
  desk.clock.now = new Date(desk.now().getTime() + 24 * 60 * 60_000);
  await ask(address);
  await answer();
  expect(await mails()).toHaveLength(7);
});

it('sends no second mail when a run was killed before it was done, or two run at once', async () => {
  await ask(address);
  const [request] = await desk.store.collections.link_requests.find().toArray();
  if (request === undefined) throw new Error('nothing was asked');
  await Promise.all([answer(), answer()]);
  await desk.store.collections.link_requests.insertOne(request);
  await answer();
  expect(await mails()).toHaveLength(1);
});

it('leaves the rest for the next run when it is stopped', async () => {
  await ask(address);
  expect(await answerLinkRequests(desk, () => true)).toBe(0);
  expect(await left()).toBe(1);
});
