import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { CreditError } from '../../../src/domain/errors.js';
import type { LinkPurpose } from '../../../src/domain/links/account-link.js';
import type { Actor } from '../../../src/domain/people/actor.js';
import { listLinks, revokeLinks } from '../../../src/services/links/account-links.js';
import { endSession, findSignedIn } from '../../../src/services/links/account-session.js';
import { exchangeLink } from '../../../src/services/links/exchange-link.js';
import { mintAccountLink } from '../../../src/services/links/mint-account-link.js';
import {
  previewAccountLink,
  sendAccountLink,
} from '../../../src/services/links/send-account-link.js';
import {
  admin,
  clubId,
  type LedgerDesk,
  openLedgerDesk,
  payerId,
} from '../../support/ledger-desk.js';

const days = 24 * 60 * 60_000;
const address = 'kari@example.com';
let desk: LedgerDesk;
beforeAll(async () => {
  desk = await openLedgerDesk();
  const other = { clubId, email: null, searchWords: [], name: 'Other', payerId: 'club:other' };
  await desk.store.collections.contacts.insertOne({ ...other, _id: 'club:other', ownId: 'other' });
});
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.store.models.accountLinks.deleteMany({});
  await desk.store.models.accountSessions.deleteMany({});
  await changeAddress(address);
});

async function changeAddress(email: string | null): Promise<void> {
  await desk.store.collections.contacts.updateOne({ _id: payerId }, { $set: { email } });
}

async function mint(purpose: LinkPurpose = 'notice', of = payerId): Promise<string> {
  const { url } = await mintAccountLink(desk, { payerId: of, purpose });
  const [, token = ''] = url.split('http://127.0.0.1:3000/account/open/');
  return token;
}

async function signIn(token: string): Promise<string> {
  const opened = await exchangeLink(desk, token);
  if (opened === null) throw new Error('the link did not open');
  return opened.token;
}

async function inAccount(cookie: string): Promise<string | null> {
  return (await findSignedIn(desk, cookie))?.id ?? null;
}

const listed = () => listLinks(desk, admin, { payerId, page: 0, pageSize: 10 });

it('keeps of a link what cannot open it, bound to payer, purpose and address', async () => {
  const token = await mint('sent-by-staff');
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  const [stored] = await desk.store.db.collection('account_links').find().toArray();
  expect(JSON.stringify(stored)).not.toContain(token);
  expect(stored).toMatchObject({
    ...{ clubId, payerId, purpose: 'sent-by-staff', sentTo: address, uses: 0 },
    digest: createHash('sha256').update(token).digest('hex'),
    expiresAt: new Date(desk.now().getTime() + 30 * days),
  });
});

it('lets a person in again and again, each time with a session of its own', async () => {
  const token = await mint();
  const scanner = await signIn(token);
  desk.clock.now = new Date(desk.now().getTime() + 4 * 60_000);
  const person = await signIn(token);
  expect(person).not.toBe(scanner);
  await endSession(desk, scanner);
  expect([await inAccount(scanner), await inAccount(person)]).toEqual([null, payerId]);
  desk.clock.now = new Date(desk.now().getTime() + 7 * days);
  expect(await inAccount(person)).toBeNull();
  expect(await inAccount(await signIn(token))).toBe(payerId);
  const { links } = await listed();
  expect(links).toMatchObject([{ uses: 3, state: 'open' }]);
  expect(links[0]?.usedAt.at(-1)).toEqual(desk.now());
});

it('keeps the times of the newest uses, and counts all of them', async () => {
  const token = await mint();
  for (let press = 0; press < 22; press += 1) await signIn(token);
  const { links } = await listed();
  expect([links[0]?.uses, links[0]?.usedAt.length]).toEqual([22, 20]);
});

const forgeries: [string, (token: string) => string][] = [
  ['empty', () => ''],
  ['cut short', (token) => token.slice(0, -1)],
  ['longer', (token) => `${token}A`],
  ['altered', (token) => (token.startsWith('A') ? `B${token.slice(1)}` : `A${token.slice(1)}`)],
  ['its own digest', (token) => createHash('sha256').update(token).digest('hex')],
  ['a query', () => '{"$ne":null}'],
];
it.each(forgeries)('opens nothing for a token that is %s', async (_case, forge) => {
  const token = await mint();
  expect(await exchangeLink(desk, forge(token))).toBeNull();
  expect(await inAccount(forge(await signIn(token)))).toBeNull();
});

it('a link is no session, and a session is no link', async () => {
  const token = await mint();
  expect(await inAccount(token)).toBeNull();
  expect(await exchangeLink(desk, await signIn(token))).toBeNull();
});

it('ends link and session after thirty days, and no session outlives its link', async () => {
  const token = await mint();
  desk.clock.now = new Date(desk.now().getTime() + 30 * days - 60_000);
  const cookie = await signIn(token);
  expect(await inAccount(cookie)).toBe(payerId);
  desk.clock.now = new Date(desk.now().getTime() + 60_000);
  expect([await inAccount(cookie), await exchangeLink(desk, token)]).toEqual([null, null]);
  expect((await listed()).links).toMatchObject([{ state: 'expired' }]);
});

it('revokes all links of one payer with what they opened, and nobody else’s', async () => {
  const tokens = [await mint(), await mint('asked-for')];
  const cookie = await signIn(tokens[0] ?? '');
  const other = await signIn(await mint('notice', 'club:other'));
  expect(await revokeLinks(desk, admin, { payerId })).toBe(2);
  expect(await revokeLinks(desk, admin, { payerId })).toBe(0);
  expect([await inAccount(cookie), await inAccount(other)]).toEqual([null, 'club:other']);
  for (const token of tokens) expect(await exchangeLink(desk, token)).toBeNull();
  expect(await inAccount(await signIn(await mint()))).toBe(payerId);
});

it('revokes one link alone, once, and keeps who did it', async () => {
  const [first, second] = [await mint(), await mint()];
  const [newest] = (await listed()).links;
  const which = { payerId, linkId: newest?.id ?? '' };
  expect((await listed()).open).toBe(2);
  expect(await revokeLinks(desk, admin, { payerId: 'club:other', linkId: which.linkId })).toBe(0);
  expect(await revokeLinks(desk, admin, which)).toBe(1);
  expect(await revokeLinks(desk, { kind: 'staff', userId: 'UX', roles: ['operator'] }, which)).toBe(
    0,
  );
  const { links, open } = await listed();
  const revoked = links.filter(({ state }) => state === 'revoked');
  expect(revoked).toMatchObject([{ id: which.linkId, revokedBy: 'UADMIN' }]);
  expect(open).toBe(1);
  const opened = await Promise.all([first, second].map((token) => exchangeLink(desk, token)));
  expect(opened.filter((one) => one !== null)).toHaveLength(1);
});

it.each([['another@example.com'], [null]])(
  'ends links and sessions once the address is %s',
  async (email) => {
    const token = await mint();
    const cookie = await signIn(token);
    await changeAddress(email);
    expect([await inAccount(cookie), await exchangeLink(desk, token)]).toEqual([null, null]);
    expect((await listed()).links).toMatchObject([{ state: 'address-changed', sentTo: address }]);
  },
);

it('shows links to staff without what opens them, newest first and in pages', async () => {
  await mint();
  desk.clock.now = new Date(desk.now().getTime() + 1_000);
  await mint('asked-for');
  const { links, total } = await listLinks(desk, admin, { payerId, page: 0, pageSize: 1 });
  expect([links.map(({ purpose }) => purpose), total]).toEqual([['asked-for'], 2]);
  expect(links[0]).not.toHaveProperty('digest');
  const nobody: Actor = { kind: 'staff', userId: 'UX', roles: [] };
  await expect(revokeLinks(desk, nobody, { payerId })).rejects.toMatchObject({
    code: 'not-allowed',
  });
  await expect(listLinks(desk, nobody, { payerId, page: 0, pageSize: 1 })).rejects.toMatchObject({
    code: 'not-allowed',
  });
});

it('lets staff alone see to whom a link would go, and send one', async () => {
  const nobody: Actor = { kind: 'staff', userId: 'UX', roles: [] };
  const form = { operationId: 'form', payerId, to: 'k…@example.com' };
  for (const actor of [nobody, { kind: 'customer', payerId } as const]) {
    const refused = { code: 'not-allowed' };
    await expect(previewAccountLink(desk, actor, payerId)).rejects.toMatchObject(refused);
    await expect(sendAccountLink(desk, actor, form)).rejects.toMatchObject(refused);
  }
  for (const id of ['club:gone', 'club:nora']) {
    const gone = { code: 'not-found' };
    await expect(previewAccountLink(desk, admin, id)).rejects.toMatchObject(gone);
    await expect(
      listLinks(desk, admin, { payerId: id, page: 0, pageSize: 1 }),
    ).rejects.toMatchObject(gone);
  }
  expect(await sendAccountLink(desk, admin, form)).toMatchObject({
    isSent: false,
    way: { kind: 'off' },
  });
  desk.sendsMail = true;
  expect(await sendAccountLink(desk, admin, form)).toMatchObject({ isSent: true });
  expect(await desk.store.collections.outbox.countDocuments({ lane: 'link' })).toBe(1);
});

it.each([
  ['is not there', 'club:gone'],
  ['is paid for', 'club:nora'],
])('makes no link for somebody who %s', async (_case, id) => {
  await expect(mint('notice', id)).rejects.toBeInstanceOf(CreditError);
  expect(await desk.store.models.accountLinks.countDocuments()).toBe(0);
});
