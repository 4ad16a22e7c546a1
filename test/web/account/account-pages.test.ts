import { afterAll, beforeAll, expect, it } from 'vitest';
import { revokeLinks } from '../../../src/services/links/account-links.js';
import { type AccountDesk, cookieIn, openAccountDesk } from '../../support/account-desk.js';
import { admin, issue, openCredit, pay, payerId, raise } from '../../support/ledger-desk.js';

let world: AccountDesk;
beforeAll(async () => {
  world = await openAccountDesk();
  const { desk } = world;
  await desk.store.collections.contacts.updateOne(
    { _id: payerId },
    { $set: { name: '<b>Kari</b> & “Olsen”' } },
  );
  await openCredit(desk, 3000n, { createdOn: '2026-11-01', expiresOn: '2026-12-24' });
  const paid = await issue(desk, 5000n);
  await pay(desk, paid, 5000n);
  await pay(desk, await issue(desk, 4000n), 1500n, { status: 'pending' });
  await issue(desk, 12_000n);
});
afterAll(() => world.close());

function csrfIn(html: string): string {
  return /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
}

it('shows what there is in plain words, escaped, with credits in red and a minus sign', async () => {
  const { html, headers } = await world.page('/account', await world.signIn());
  for (const text of [
    '<h2 class="large">£30.00 account credit</h2>',
    'It is used by itself on your next invoice',
    '£120.00 <span class="quiet">left to pay of £120.00</span>',
    'A payment of £15.00 is on its way since ',
    'Credit can be used here once it has come in or failed.',
    '£30.00 since 1 Nov 2026, use it until 24 Dec 2026',
    'You have £160.00 to pay on all invoices together.',
    '<td class="number credit">-£50.00</td>',
    '&lt;b&gt;Kari&lt;/b&gt; &amp; “Olsen”',
  ]) {
    expect(html).toContain(text);
  }
  expect(html).not.toMatch(/reconcil|<script|<b>Kari|https?:/i);
  expect(Buffer.byteLength(html)).toBeLessThan(50_000);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-robots-tag')).toContain('noindex');
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect(headers.get('content-security-policy')).toBe(
    "default-src 'none';style-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'",
  );
});

it('lets a person in after a scanner has opened and pressed everything', async () => {
  const link = await world.link();
  for (const method of ['HEAD', 'GET', 'GET']) {
    const answer = await fetch(link, { method });
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([200, null]);
  }
  const digest = { payerId, uses: { $gt: 0 } };
  const used = await world.desk.store.models.accountLinks.countDocuments(digest);
  const scanner = await world.post(link);
  const person = await world.post(link);
  expect(cookieIn(person)).not.toBe(cookieIn(scanner));
  expect(person.status).toBe(303);
  expect(person.headers.get('location')).toBe('/account');
  expect(person.headers.get('set-cookie')).toMatch(/; Path=\/account;.*HttpOnly; SameSite=Strict$/);
  expect(await world.desk.store.models.accountLinks.countDocuments(digest)).toBe(used + 1);
  expect((await world.page('/account', cookieIn(person))).html).toContain('£30.00 account credit');
});

it('has a secure cookie where customers come by https', async () => {
  const { desk, origin } = world;
  const link = await world.link();
  desk.publicUrl = origin.replace('http:', 'https:');
  const pressed = await world.post(link);
  desk.publicUrl = origin;
  expect(pressed.headers.get('set-cookie')).toContain('; Secure');
});

it('answers a wrong, a cut, an expired and a revoked link in the same way', async () => {
  const { desk, origin } = world;
  const expired = await world.link('club:other');
  await desk.store.models.accountLinks.updateOne(
    { payerId: 'club:other' },
    { createdAt: new Date(0), expiresAt: new Date(1) },
  );
  const before = await world.link('club:other');
  await revokeLinks(desk, admin, { payerId: 'club:other' });
  const links = [`${origin}/account/open/nonsense`, before.slice(0, -1), expired, before];
  const answers = await Promise.all(links.map((link) => world.post(link)));
  const texts = await Promise.all(answers.map((answer) => answer.text()));
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  expect(new Set(texts).size).toBe(1);
  expect(answers.map((answer) => answer.headers.get('set-cookie'))).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

it.each([['https://elsewhere.example'], ['null'], [null]])(
  'refuses what %s posts',
  async (from) => {
    const link = await world.link();
    const cookie = await world.signIn();
    const { html } = await world.page('/account', cookie);
    const leave = { cookie, fields: { csrf: csrfIn(html) }, from };
    expect((await world.post(link, { from })).status).toBe(403);
    expect((await world.post('/account/leave', leave)).status).toBe(403);
    expect((await world.page('/account', cookie)).html).toContain('£30.00 account credit');
  },
);

it('takes forms of the own session alone, and leaves it for good', async () => {
  const [mine, other] = [await world.signIn(), await world.signIn()];
  const csrf = csrfIn((await world.page('/account', other)).html);
  for (const fields of [{ csrf }, { csrf: '' }, {}]) {
    const answer = await world.post('/account/leave', { cookie: mine, fields });
    expect(answer.status).toBe(403);
  }
  const own = csrfIn((await world.page('/account', mine)).html);
  await world.post('/account/leave', { cookie: mine, fields: { csrf: own } });
  expect((await world.page('/account', mine)).html).not.toContain('£30.00');
  expect((await world.page('/account', other)).html).toContain('£30.00');
});

it('shows the button to whoever comes from another site, and never says expired', async () => {
  const first = await world.page('/account');
  expect(first.html).toContain('<a class="button" href="/account?again=1">Open my account</a>');
  const again = await world.page('/account?again=1');
  expect(again.html).toContain('Open the link in your newest email once more');
  expect(first.html + again.html).not.toMatch(/expired/i);
});

it('shows nobody anything of somebody else', async () => {
  const cookie = await world.signIn('club:other');
  for (const path of ['/account', '/account?payer=club:olsen', '/account/statement.csv']) {
    const { html, status } = await world.page(path, cookie);
    expect(status).toBe(200);
    expect(html).not.toMatch(/30\.00|Kari/);
  }
});

it('gives the whole statement to print and as numbers for a spreadsheet', async () => {
  const cookie = await world.signIn();
  const print = await world.page('/account/statement', cookie);
  expect(print.html).toContain('Newest first, 1 to 6 of 6.');
  expect(print.html).not.toContain('Use credit');
  const { html: csv, headers } = await world.page('/account/statement.csv', cookie);
  expect(headers.get('content-disposition')).toBe('attachment; filename=statement.csv');
  expect(csv.split('\r\n').slice(0, 2).join()).toContain(
    'Day,What,Amount,To pay after it,Currency',
  );
  expect(csv).toContain('"Payment received on ');
  expect(csv).toMatch(/,-50\.00,[0-9.]+,GBP\r\n/);
});

it('gives each credit note and the statement as documents, to their payer alone', async () => {
  const { desk } = world;
  const paid = await issue(desk, 2000n);
  await pay(desk, paid, 500n);
  const { noteNumber } = await raise(desk, paid, 2000n);
  const cookie = await world.signIn();
  const { html } = await world.page('/account', cookie);
  const path = `/account/credit-note?number=${noteNumber}`;
  expect(html).toContain(`href="${path}" download aria-label="PDF of credit note ${noteNumber}"`);
  expect(html).toContain('<span class="credit">-£5.00 as account credit</span>');
  expect(html).toContain('<td class="number credit">-£15.00</td>');
  const note = await world.file(path, cookie);
  expect(note.lines).toContain(`Credit note ${noteNumber}`);
  expect(note.lines).toContain('£5.00 became account credit.');
  const statement = await world.file('/account/statement.pdf?currency=GBP', cookie);
  expect(statement.headers.get('content-disposition')).toMatch(
    /^attachment; filename="?statement-/,
  );
  expect(statement.lines.join(' ')).toContain(`Credit note ${noteNumber} for £20.00`);
  const stranger = await world.signIn('club:other');
  const refused = await world.page(path, stranger);
  const unknown = await world.page('/account/credit-note?number=INV-0-CN-9', stranger);
  expect([refused.status, refused.html]).toEqual([404, unknown.html]);
  expect((await world.file('/account/statement.pdf', stranger)).lines.join(' ')).not.toMatch(
    /Kari/,
  );
  expect((await world.page(path)).html).not.toContain('%PDF');
});

it('goes on where there is nothing, and ignores what an address makes up', async () => {
  const cookie = await world.signIn('club:other');
  const { html, status } = await world.page('/account?currency=xx&page=-4', cookie);
  expect([status, html.includes('You have no account credit')]).toEqual([200, true]);
  expect((await world.page('/account/elsewhere', cookie)).status).toBe(404);
  const long = await world.post('/account/leave', { cookie, fields: { csrf: 'x'.repeat(9000) } });
  expect(long.status).toBe(413);
});
