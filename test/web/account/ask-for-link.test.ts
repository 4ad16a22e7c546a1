import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { mailsOf } from '../../../src/app/send-mail.js';
import type { Mailer } from '../../../src/mail/mail.js';
import { sendMails } from '../../../src/services/notices/send-mails.js';
import { type AccountDesk, openAccountDesk } from '../../support/account-desk.js';
import { payerId } from '../../support/ledger-desk.js';

let world: AccountDesk;
const address = 'parents@family.example';
beforeAll(async () => {
  world = await openAccountDesk({ trustProxy: ['loopback'] });
  const { contacts } = world.desk.store.collections;
  const both = { _id: { $in: [payerId, 'club:other'] } };
  await contacts.updateMany(both, { $set: { email: address } });
});
afterAll(() => world.close());
beforeEach(async () => {
  world.desk.sendsMail = true;
  const { account_tries: tries, link_requests: requests } = world.desk.store.collections;
  await Promise.all([tries.deleteMany({}), requests.deleteMany({})]);
});

let asking = 0;
async function ask(email: string, changes: { from?: string } = {}) {
  asking += 1;
  const sent = { fields: { email }, forwardedFor: `192.0.2.${asking}`, ...changes };
  const answer = await world.post('/account/ask', sent);
  return { status: answer.status, html: await answer.text() };
}
const requests = () => world.desk.store.collections.link_requests.find().toArray();

it('gives one answer whoever asks, and looks nobody up before it', async () => {
  const known = await ask(` ${address.toUpperCase()} `);
  const unknown = await ask('nobody@family.example');
  expect(known.html).toContain('If there is an account with this address');
  expect(unknown).toEqual(known);
  expect((await requests()).map((one) => one.address)).toEqual([
    address.toUpperCase(),
    'nobody@family.example',
  ]);
  expect(await world.desk.store.collections.outbox.countDocuments({ lane: 'link' })).toBe(0);
});

/** The mails that are waiting, as texts; each is sent once. */
async function sentTexts(): Promise<string[]> {
  const { desk } = world;
  const texts: string[] = [];
  const mailer: Mailer = {
    async send({ text, to }) {
      expect(to.address).toBe(address);
      texts.push(text);
      return { kind: 'accepted' };
    },
    close: async () => undefined,
  };
  await sendMails(desk, { make: mailsOf({ desk, mailer }), stopped: () => false });
  return texts;
}

it('mails one letter that names both accounts at an address, each with its own link', async () => {
  await ask(address);
  const [text = '', ...more] = await sentTexts();
  expect(more).toEqual([]);
  const links = text.match(/http:\S+\/account\/open\/\S+/g) ?? [];
  expect(new Set(links).size).toBe(2);
  const whose = links.map(async (link) => {
    const pressed = await world.post(link);
    const cookie = pressed.headers.get('set-cookie')?.split(';')[0] ?? '';
    return /This is the account of ([^.<]+)\./.exec(
      (await world.page('/account', cookie)).html,
    )?.[1];
  });
  expect((await Promise.all(whose)).sort()).toEqual(['Kari Olsen', 'Other']);
});

it.each([
  '',
  'parents',
  'a@b, c@d.example',
  '"><script>@x.example',
  `${'x'.repeat(300)}@x.example`,
])('says beside the field that %j is no address', async (email) => {
  const { status, html } = await ask(email);
  expect([status, html.includes('Type one whole address')]).toEqual([400, true]);
  expect(html).not.toContain('<script');
  expect(await requests()).toEqual([]);
});

it('takes nothing from another site, and ten times an hour from one address', async () => {
  expect((await ask(address, { from: 'https://elsewhere.example' })).status).toBe(403);
  const same = { fields: { email: 'nobody@family.example' }, forwardedFor: '198.51.100.1' };
  const statuses: number[] = [];
  for (let time = 0; time < 11; time += 1) {
    statuses.push((await world.post('/account/ask', same)).status);
  }
  expect(statuses).toEqual([...Array(10).fill(200), 429]);
});

it('is reached from a link that opens nothing and from the account, where mail is sent', async () => {
  const places = ['/account?again=1', '/account/open/nonsense'] as const;
  const shown = async () => {
    const [signedOut, link] = [await world.page(places[0]), await world.post(places[1])];
    return [signedOut.html, await link.text()];
  };
  for (const html of await shown()) {
    expect(html).toContain('<a class="button" href="/account/ask">Ask for a new link</a>');
    expect(html).not.toMatch(/expired/i);
  }
  expect((await world.page('/account/ask')).html).toContain('name="email"');
  world.desk.sendsMail = false;
  for (const html of await shown()) {
    expect(html).toContain('Or ask the club for a new one.');
    expect(html).not.toContain('/account/ask');
  }
  const { html } = await world.page('/account/ask');
  expect(html).toContain('Ask the club for a new link');
  expect(html).not.toContain('<form');
  expect((await ask(address)).html).toBe(html);
});
