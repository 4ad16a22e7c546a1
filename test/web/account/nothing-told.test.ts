import { MongoServerError } from 'mongodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLog } from '../../../src/app/create-log.js';
import { mailsOf } from '../../../src/app/send-mail.js';
import { createMailer } from '../../../src/mail/create-mailer.js';
import { figuresNow } from '../../../src/services/figures-now.js';
import { mailAccountLink } from '../../../src/services/notices/mail-account-link.js';
import { sendMails } from '../../../src/services/notices/send-mails.js';
import { accountPages } from '../../../src/web/account/account-pages.js';
import { createMetrics } from '../../../src/web/metrics.js';
import { startWebServer } from '../../../src/web/server.js';
import { issue, type LedgerDesk, openLedgerDesk, payerId } from '../../support/ledger-desk.js';
import { type MailServer, openMailServer } from '../../support/mail-server.js';
import { freePort } from '../../support/mongo-environment.js';

// What is personal or secret on the way of a customer to their account stands in no line of the log,
// at its most talkative, and in no figure, whatever fails.

let desk: LedgerDesk;
let mail: MailServer;
let origin: string;
let server: Awaited<ReturnType<typeof startWebServer>>;
const lines: string[] = [];
const address = 'kari.olsen@family.example';
const from = '203.0.113.77';
const mostTalkative = { level: 'trace', plain: false, redact: (text: string) => text };

beforeAll(async () => {
  const log = createLog({ ...mostTalkative, write: (line) => lines.push(line) });
  desk = Object.assign(await openLedgerDesk(), { log });
  mail = await openMailServer();
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  desk.publicUrl = origin;
  desk.sendsMail = true;
  await desk.store.collections.contacts.updateOne({ _id: payerId }, { $set: { email: address } });
  const metrics = createMetrics(() => figuresNow(desk));
  const routers = [metrics.router, accountPages(desk)];
  const trustProxy = ['loopback'];
  server = await startWebServer({ host: '127.0.0.1', port, routers, log, trustProxy });
});
afterAll(async () => {
  await server.close();
  await mail.close();
  await desk.close();
});

function ask(path: string, init: RequestInit & { cookie?: string } = {}): Promise<Response> {
  const { cookie = '', ...more } = init;
  const headers = { origin, cookie, 'x-forwarded-for': from };
  return fetch(`${origin}${path}`, { redirect: 'manual', ...more, headers });
}

const post = (path: string, fields: Record<string, string> = {}, cookie = '') =>
  ask(path, { method: 'POST', body: new URLSearchParams(fields), cookie });

/** A mail with a link, and the token in it. */
async function mailedToken(): Promise<string> {
  const sender = { from: { name: 'Club', address: 'office@club.example' }, replyTo: null };
  const mailer = createMailer(`smtp://127.0.0.1:${mail.port}`, sender, { answerMs: 500 });
  await mailAccountLink(desk, { payerIds: [payerId], purpose: 'asked-for' });
  await sendMails(desk, { make: mailsOf({ desk, mailer }), stopped: () => false });
  mailer.close();
  const source = (mail.received.at(-1)?.source ?? '').replace(/=\r\n/g, '');
  return /\/account\/open\/([\w-]{43})/.exec(source)?.[1] ?? '';
}

const refusing = () => {
  const message = `E11000 duplicate key error dup key: { email: "${address}" }`;
  return Promise.reject(new MongoServerError({ message, keyValue: { email: address } }));
};

it('a link, a session, an address and a name stand in no line of the log, in faults neither', async () => {
  const invoiceId = await issue(desk, 2_000n);
  const number = invoiceId.replace('club:', '');
  const token = await mailedToken();
  expect(token).toHaveLength(43);
  const opened = await post(`/account/open/${token}`);
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
  expect(cookie).toContain('credit_desk_account=');
  expect((await ask('/account', { cookie })).status).toBe(200);
  // Wrong in every way that a browser or an attacker can be.
  await ask(`/account/open/${token}%E0%A4%A`);
  await post(`/account/open/${token}%E0%A4%A`);
  await post('/account/ask', { email: `${address}${'x'.repeat(5_000)}` });
  await post('/account/ask', { email: address });
  await post('/account/use', { invoice: number, amount: 'all', csrf: 'no' }, cookie);
  // The database refuses, in words that repeat what it was given.
  const { account_sessions: sessions, link_requests: requests } = desk.store.collections;
  desk.store.collections.account_sessions = Object.create(sessions, {
    aggregate: { value: () => ({ toArray: refusing }) },
  });
  desk.store.collections.link_requests = Object.create(requests, {
    insertOne: { value: refusing },
  });
  expect((await ask('/account', { cookie })).status).toBe(500);
  expect((await ask(`/account/statement.pdf`, { cookie })).status).toBe(500);
  expect((await post('/account/ask', { email: address })).status).toBe(500);
  Object.assign(desk.store.collections, { account_sessions: sessions, link_requests: requests });
  // The mail server refuses in the same way, and goes away in the middle.
  for (const answer of [{ code: 550, words: `<${address}> unknown` }, 'drop'] as const) {
    mail.answers.splice(0, mail.answers.length, answer);
    await mailedToken();
  }
  const text = lines.join('');
  expect(text).toContain('a page for customers failed');
  const secret = cookie.split('=')[1] ?? 'no cookie';
  for (const personal of [token, secret, address, 'kari', 'Kari', 'Olsen', from, number]) {
    expect(text).not.toContain(personal);
  }
});

it('no figure names anybody or anything', async () => {
  const figures = await (await ask('/metrics')).text();
  expect(figures).toContain('credit_desk_mails_ready');
  for (const personal of [address, 'Kari', 'Olsen', 'club:', 'INV-', from, 'GBP', 'account/open']) {
    expect(figures).not.toContain(personal);
  }
});
