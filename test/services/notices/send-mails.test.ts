import { afterEach, beforeEach, expect, it } from 'vitest';
import { mailsOf } from '../../../src/app/send-mail.js';
import { createMailer } from '../../../src/mail/create-mailer.js';
import type { Mailer } from '../../../src/mail/mail.js';
import { deliverDue, type SendNotice } from '../../../src/outbox/deliver.js';
import type { MakeMails } from '../../../src/outbox/deliver-mails.js';
import { raiseCredit } from '../../../src/services/credit/raise-credit.js';
import { invoiceDetails } from '../../../src/services/invoices/invoice-details.js';
import { exchangeLink } from '../../../src/services/links/exchange-link.js';
import { mailAccountLink } from '../../../src/services/notices/mail-account-link.js';
import { sendMessageAgain, undeliveredMessages } from '../../../src/services/notices/send-again.js';
import { sendMails } from '../../../src/services/notices/send-mails.js';
import { deskForFile } from '../../support/desk-for-file.js';
import { admin, clubId, envelope, issue, payerId, startAfresh } from '../../support/ledger-desk.js';
import { type MailServer, openMailServer } from '../../support/mail-server.js';

const desk = await deskForFile();
let server: MailServer;
let mailer: Mailer;

const from = { name: 'The club', address: 'office@club.example' };
const address = 'kari@family.example';

beforeEach(async () => {
  await startAfresh(desk);
  desk.sendsMail = true;
  server = await openMailServer();
  mailer = mailerAt(server.port);
  await livesAt(address);
});
afterEach(async () => {
  mailer.close();
  await server.close();
});

function mailerAt(port: number): Mailer {
  return createMailer(`smtp://127.0.0.1:${port}`, { from, replyTo: null }, { answerMs: 500 });
}

async function livesAt(email: string | null): Promise<void> {
  await desk.store.collections.contacts.updateOne({ _id: payerId }, { $set: { email } });
}

async function credit(changes: { notifyCustomer?: boolean; noteToCustomer?: string } = {}) {
  const invoiceId = await issue(desk, 5_000n);
  const input = { invoiceId, amount: 2_000n, line: null, reason: 'Rained off', ...changes };
  const words = { notifyCustomer: true, noteToCustomer: 'See you on Monday.', ...input };
  const press = envelope();
  await raiseCredit(desk, press, words);
  return { invoiceId, press, words };
}

const make: MakeMails = (rows) => mailsOf({ desk, mailer })(rows);

const due = () => sendMails(desk, { make, stopped: () => false });

function wait(seconds: number): void {
  desk.clock.now = new Date(desk.clock.now.getTime() + seconds * 1000);
}

async function toldFinance() {
  const rows = await desk.store.collections.outbox
    .find({ 'notice.kind': 'mail-undelivered' })
    .toArray();
  return rows.map(({ notice, target }) => ({ ...notice, target }));
}

async function saidInInvoice(invoiceId: string) {
  const { notes } = await invoiceDetails(desk, admin, invoiceId);
  return notes.map(({ mail }) => mail);
}

it('mails what was booked once, to the address of the moment of sending, and keeps that it did', async () => {
  const { invoiceId, press, words } = await credit();
  expect(await raiseCredit(desk, press, words)).toMatchObject({ replayed: true });
  expect(await saidInInvoice(invoiceId)).toMatchObject([{ state: 'ready', acceptedAt: null }]);
  await livesAt('moved@family.example');
  expect(await due()).toEqual({ tried: 1, sent: 1 });
  expect(await due()).toEqual({ tried: 0, sent: 0 });
  const [mail, ...more] = server.received;
  expect(more).toEqual([]);
  expect(mail?.to).toEqual(['moved@family.example']);
  expect(mail?.headers.get('to')).toEqual(['Kari Olsen <moved@family.example>']);
  expect(mail?.headers.get('subject')).toEqual(['£20.00 of credit from Club']);
  expect(mail?.source).toContain('See you on Monday.');
  expect(mail?.source).not.toContain('Rained off');
  const [row] = await desk.store.collections.outbox.find({ lane: 'mail' }).toArray();
  // Nothing removes it after a month, and of the address no more than screens show.
  expect(row).toMatchObject({ sentAt: null, target: { payerId, purpose: 'notice' } });
  const stored = JSON.stringify(row, (_key, value: unknown) =>
    typeof value === 'bigint' ? `${value}` : value,
  );
  expect(stored).not.toContain('moved@');
  expect(row).toMatchObject({ sentTo: 'm…@family.example', invoiceIds: [invoiceId] });
  expect(await saidInInvoice(invoiceId)).toMatchObject([{ state: 'sent', acceptedAt: desk.now() }]);
});

it('queues nothing with No, nor without a mail server, and sends none of it later', async () => {
  await credit({ notifyCustomer: false });
  desk.sendsMail = false;
  const { invoiceId } = await credit();
  desk.sendsMail = true;
  expect(await due()).toEqual({ tried: 0, sent: 0 });
  expect(await saidInInvoice(invoiceId)).toEqual([null]);
});

it('loses nothing while the mail server is away for an hour', async () => {
  await credit();
  const { port } = server;
  await server.close();
  for (let minute = 0; minute < 60; minute += 5) {
    await due();
    wait(300);
  }
  expect(server.received).toEqual([]);
  server = await openMailServer({ port });
  wait(3_600);
  expect(await due()).toMatchObject({ sent: 1 });
  expect(server.received).toHaveLength(1);
  expect(await toldFinance()).toEqual([]);
});

it('tells finance once what is refused for good, and sends it again when the address is right', async () => {
  server.refusedAddresses.set(address, { code: 550, words: 'no such user' });
  const { invoiceId } = await credit();
  expect(await due()).toEqual({ tried: 1, sent: 0 });
  expect(await saidInInvoice(invoiceId)).toMatchObject([
    { state: 'given-up', error: expect.stringContaining('no such user') },
  ]);
  const [told, ...more] = await toldFinance();
  expect(more).toEqual([]);
  expect(told).toMatchObject({
    ...{ payerId, mayHaveArrived: false, target: { room: 'finance' } },
    why: expect.stringContaining('no such user'),
  });
  const [row] = await undeliveredMessages(desk, admin, 10);
  await livesAt('right@family.example');
  expect(await sendMessageAgain(desk, admin, row?.id ?? '')).toBe(true);
  expect(await due()).toEqual({ tried: 1, sent: 1 });
  expect(server.received.map(({ to }) => to)).toEqual([['right@family.example']]);
});

const linkIn = (text = '') => /\/account\/open\/[\w-]+/g.exec(text.replace(/=\r\n/g, ''))?.[0];

it('leads to the account page by a link made at each sending, where customers can reach it', async () => {
  await desk.store.models.accountLinks.deleteMany({});
  server.answers.push({ code: 451, words: 'later' }, 'take');
  await credit();
  await due();
  wait(3_600);
  await due();
  const made = { payerId, purpose: 'notice' as const, sentTo: address };
  // That of the try which did not leave is forgotten.
  expect(await desk.store.models.accountLinks.countDocuments(made)).toBe(1);
  const link = linkIn(server.received[0]?.source);
  expect(await exchangeLink(desk, (link ?? '').split('/').at(-1) ?? '')).not.toBeNull();
  desk.isReachable = false;
  await credit();
  await due();
  desk.isReachable = true;
  expect(linkIn(server.received[1]?.source)).toBeUndefined();
});

it('carries the PDF of the credit note; one that cannot be made stops no mail and is told', async () => {
  const { draw } = desk;
  const waits: string[] = [];
  desk.draw = (task, who) => {
    waits.push(who);
    return draw(task, who);
  };
  await credit();
  await due();
  desk.draw = draw;
  expect(waits).toEqual(['mail']);
  const named = /Attached to this mail:\s+(credit-note-[^\s]+\.pdf)/.exec(
    server.received[0]?.source ?? '',
  );
  expect(server.received[0]?.source).toContain(`filename=${named?.[1]}`);
  await desk.store.collections.outbox.deleteMany({});
  const { invoiceId } = await credit();
  await desk.store.collections.credit_notes.deleteMany({ invoiceId });
  expect(await due()).toEqual({ tried: 1, sent: 1 });
  expect(server.received[1]?.source).not.toContain('.pdf');
  const told = desk.store.collections.outbox.find({ 'notice.kind': 'mail-without-note' });
  expect(await told.toArray()).toMatchObject([{ notice: { payerId } }]);
});

it('a name that no font has reaches the payer in words, and finance once', async () => {
  const { contacts, outbox } = desk.store.collections;
  const called = (name: string) => contacts.updateOne({ _id: payerId }, { $set: { name } });
  await called('王小明');
  const gaps = () => outbox.find({ 'notice.kind': 'mail-with-gaps' }).toArray();
  await credit();
  expect(await due()).toEqual({ tried: 1, sent: 1 });
  expect(await gaps()).toMatchObject([{ notice: { kinds: ['Chinese characters'], payerId } }]);
  await outbox.updateMany({ lane: 'mail' }, { $set: { state: 'ready' } });
  expect(await due()).toEqual({ tried: 1, sent: 1 });
  expect(await gaps()).toHaveLength(1);
  await called('Kari Olsen');
});

it('mails the way to both accounts at one address at once, and to none whose address is another', async () => {
  const parent = {
    ...{ clubId, searchWords: [], name: 'Per Olsen' },
    email: address.toUpperCase(),
  };
  const { contacts } = desk.store.collections;
  await contacts.insertOne({ ...parent, _id: 'club:per', payerId: 'club:per', ownId: 'per' });
  const payerIds = [payerId, 'club:per'] as const;
  await mailAccountLink(desk, { payerIds: [...payerIds], purpose: 'asked-for', id: 'one' });
  await mailAccountLink(desk, { payerIds: [...payerIds], purpose: 'asked-for', id: 'one' });
  expect(await due()).toEqual({ tried: 1, sent: 1 });
  const [mail] = server.received;
  expect(mail?.headers.get('to')).toEqual([`Kari Olsen and Per Olsen <${address}>`]);
  const links = desk.store.models.accountLinks;
  const asked = () => links.distinct('payerId', { purpose: 'asked-for' });
  expect(await asked()).toEqual([payerId, 'club:per'].sort());
  await links.deleteMany({});
  await contacts.updateOne({ _id: 'club:per' }, { $set: { email: 'per@elsewhere.example' } });
  await mailAccountLink(desk, { payerIds: [...payerIds], purpose: 'asked-for' });
  expect(await due()).toEqual({ tried: 1, sent: 1 });
  expect(await asked()).toEqual([payerId]);
  await contacts.deleteOne({ _id: 'club:per' });
});

it('tells finance of a payer without an address', async () => {
  await livesAt(null);
  await credit();
  expect(await due()).toEqual({ tried: 1, sent: 0 });
  expect(await toldFinance()).toMatchObject([{ why: 'The payer has no email address here.' }]);
});

it('tries what may have arrived once more, with the same Message-ID, and then says so', async () => {
  server.answers.push('drop');
  await credit();
  for (let round = 0; round < 6; round += 1) {
    await due();
    wait(3_600);
  }
  const [row] = await desk.store.collections.outbox.find({ lane: 'mail' }).toArray();
  expect(row).toMatchObject({ state: 'given-up', attempts: 2 });
  expect(await toldFinance()).toMatchObject([{ mayHaveArrived: true }]);
});

it('a hundred mails leave while messages to Slack do not wait for them', async () => {
  const { collections } = desk.store;
  await credit({ notifyCustomer: false });
  for (let mail = 0; mail < 100; mail += 1) {
    await mailAccountLink(desk, { payerIds: [payerId], purpose: 'asked-for' });
  }
  const order: string[] = [];
  const noted: MakeMails = async (rows) => {
    const made = await make(rows);
    const send: typeof made.send = async (row) => {
      const result = await made.send(row);
      order.push('mail');
      return result;
    };
    return { ...made, send };
  };
  const toSlack: SendNotice = async () => {
    order.push('slack');
    return { kind: 'sent', deliveredAs: 'C1/1.2' };
  };
  const slack = { send: toSlack, now: desk.now, stopped: () => false };
  const [mails, messages] = await Promise.all([
    sendMails(desk, { make: noted, stopped: () => false }),
    deliverDue(desk.store, slack),
  ]);
  expect([mails.sent, messages]).toEqual([100, { tried: 1, sent: 1 }]);
  expect(order.indexOf('slack')).toBeLessThan(order.lastIndexOf('mail'));
  const ids = server.received.map(({ headers }) => headers.get('message-id')?.join());
  expect(new Set(ids).size).toBe(100);
  expect(await collections.outbox.countDocuments({ clubId, state: { $ne: 'sent' } })).toBe(0);
});
