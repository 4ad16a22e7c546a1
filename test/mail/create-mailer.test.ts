import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, it, test } from 'vitest';
import { createMailer, messageIdOf } from '../../src/mail/create-mailer.js';
import type { Mail, Mailer } from '../../src/mail/mail.js';
import { type MailServer, openMailServer } from '../support/mail-server.js';

const from = {
  name: 'Riverside Gymnastics, Bristol (Billing)',
  address: 'billing@club.example',
};
const replyTo = { name: 'The office', address: 'office@club.example' };
const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serverAndMailer(
  settings: { host?: string; scheme?: string; answerMs?: number; ca?: string } = {},
  server: Parameters<typeof openMailServer>[0] = {},
): Promise<{ server: MailServer; mailer: Mailer }> {
  const { host = '127.0.0.1', scheme = 'smtp', ...options } = settings;
  const opened = await openMailServer(server);
  const mailer = createMailer(`${scheme}://${host}:${opened.port}`, { from, replyTo }, options);
  closing.push(() => mailer.close(), opened.close);
  return { server: opened, mailer };
}

function mailTo(name: string, changes: Partial<Mail> = {}): Mail {
  const to = { name, address: 'priya@family.example' };
  const words = { subject: 'Credit of £20.00', text: 'You have £20.00.', html: '<p>£20.00</p>' };
  return { noticeId: 'event/1', to, ...words, files: [], ...changes };
}

test.each([
  'Priya Shah',
  'O’Brien, Zoë "Zed"',
  '王小明',
  'a'.repeat(120),
  `${'Ünïcödé '.repeat(15)}End`,
])(
  '%s: one From, one To, the whole name shown, the plain address in the envelope',
  async (name) => {
    const { server, mailer } = await serverAndMailer();
    expect(await mailer.send(mailTo(name))).toEqual({ kind: 'accepted' });
    const [mail] = server.received;
    expect(mail).toMatchObject({ from: from.address, to: ['priya@family.example'] });
    const shown = (header: string) =>
      mail?.headers.get(header)?.map((one) => one.replace(/[\\"]/g, ''));
    expect(shown('from')).toEqual([`${from.name} <${from.address}>`]);
    expect(shown('to')).toEqual([`${name.replace(/"/g, '')} <priya@family.example>`]);
    expect(shown('reply-to')).toEqual(['The office <office@club.example>']);
  },
);

it('carries files, whole and by their names', async () => {
  const { server, mailer } = await serverAndMailer();
  const bytes = Buffer.from('%PDF-1.3 a note, written down');
  const files = [{ fileName: 'credit-note-INV-1-CN-1.pdf', bytes }];
  expect(await mailer.send(mailTo('Priya Shah', { files }))).toEqual({ kind: 'accepted' });
  const source = server.received[0]?.source ?? '';
  expect(source).toMatch(/Content-Type: application\/pdf; name=credit-note-INV-1-CN-1\.pdf/);
  expect(source).toContain(bytes.toString('base64'));
});

it('puts no line of a name or a subject into the headers', async () => {
  const { server, mailer } = await serverAndMailer();
  const line = 'Ann\r\nBcc: thief@elsewhere.example';
  expect(await mailer.send(mailTo(line, { subject: line }))).toEqual({ kind: 'accepted' });
  const [mail] = server.received;
  expect(mail?.to).toEqual(['priya@family.example']);
  expect(mail?.headers.has('bcc')).toBe(false);
  expect(mail?.headers.get('subject')).toEqual(['Ann Bcc: thief@elsewhere.example']);
  const to = { name: 'Ann', address: 'a@b.example\r\nBcc: thief@elsewhere.example' };
  expect(await mailer.send(mailTo('Ann', { to }))).toMatchObject({ kind: 'refused' });
  const list = { name: 'Ann', address: 'a@b.example,c@d.example' };
  expect(await mailer.send(mailTo('Ann', { to: list }))).toMatchObject({ kind: 'refused' });
  expect(server.received).toHaveLength(1);
});

it('has one Message-ID for a notice, text and HTML, and says that a machine wrote it', async () => {
  const { server, mailer } = await serverAndMailer();
  for (const noticeId of ['event/1', 'event/1', 'event/2']) {
    await mailer.send(mailTo('Priya', { noticeId }));
  }
  const ids = server.received.map(({ headers }) => headers.get('message-id')?.join());
  expect(ids).toEqual(['event/1', 'event/1', 'event/2'].map((id) => messageIdOf(id, from)));
  expect(new Set(ids).size).toBe(2);
  const [mail] = server.received;
  expect(mail?.headers.get('auto-submitted')).toEqual(['auto-generated']);
  expect(mail?.source).toContain('text/plain');
  expect(mail?.source).toContain('text/html');
});

it('tells apart what is refused for good, what can be tried again, and who else is served', async () => {
  const { server, mailer } = await serverAndMailer();
  server.refusedAddresses.set('gone@family.example', { code: 550, words: 'no such user' });
  server.refusedAddresses.set('full@family.example', { code: 452, words: 'mailbox full' });
  const send = (address: string) => mailer.send(mailTo('Ann', { to: { name: 'Ann', address } }));
  expect(await send('gone@family.example')).toEqual({
    kind: 'refused',
    sentence: expect.stringContaining('no such user'),
  });
  expect(await send('full@family.example')).toMatchObject({ kind: 'later' });
  expect(await send('fine@family.example')).toEqual({ kind: 'accepted' });
  server.answers.push({ code: 554, words: 'spam' }, { code: 451, words: 'greylisted' }, 'take');
  expect(await send('fine@family.example')).toMatchObject({ kind: 'refused' });
  expect(await send('fine@family.example')).toMatchObject({ kind: 'later' });
  expect(await send('fine@family.example')).toEqual({ kind: 'accepted' });
});

it('says that a mail may have arrived when the answer to its text is lost, and gives it once', async () => {
  const { server, mailer } = await serverAndMailer({ answerMs: 300 });
  server.answers.push('drop', 'hang', 'take');
  expect(await mailer.send(mailTo('Priya'))).toMatchObject({ kind: 'may-have-arrived' });
  expect(await mailer.send(mailTo('Priya'))).toMatchObject({ kind: 'may-have-arrived' });
  expect(server.received).toHaveLength(0);
  expect(await mailer.send(mailTo('Priya'))).toEqual({ kind: 'accepted' });
  expect(server.received).toHaveLength(1);
});

it('sends later what nobody was there to take, or greeted too slowly', async () => {
  const { server, mailer } = await serverAndMailer(
    { answerMs: 200 },
    { onConnect: ({ id }, done) => (id === '' ? done() : undefined) },
  );
  expect(await mailer.send(mailTo('Priya'))).toMatchObject({ kind: 'later' });
  await server.close();
  expect(await mailer.send(mailTo('Priya'))).toMatchObject({ kind: 'later' });
});

it('sends nothing in the clear to another machine', async () => {
  // Not this machine's name, so it counts as another.
  const { server, mailer } = await serverAndMailer(
    { host: '0.0.0.0' },
    { disabledCommands: ['STARTTLS'] },
  );
  const result = await mailer.send(mailTo('Priya'));
  expect(result).toEqual({ kind: 'later', sentence: expect.stringContaining('encrypted') });
  expect(server.received).toEqual([]);
});

it('sends over TLS to a server whose certificate is vouched for, and to no other', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'credit-desk-mail-'));
  closing.push(() => rm(folder, { recursive: true }));
  const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  await promisify(execFile)('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
    ...['-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'],
    ...['-keyout', keyFile, '-out', certFile],
  ]);
  const [key, cert] = [await readFile(keyFile, 'utf8'), await readFile(certFile, 'utf8')];
  const at = { host: 'localhost', scheme: 'smtps' };
  const trusted = await serverAndMailer({ ...at, ca: cert }, { secure: true, key, cert });
  expect(await trusted.mailer.send(mailTo('Priya'))).toEqual({ kind: 'accepted' });
  const unknown = await serverAndMailer(at, { secure: true, key, cert });
  expect(await unknown.mailer.send(mailTo('Priya'))).toEqual({
    kind: 'later',
    sentence: expect.stringContaining('certificate'),
  });
  expect(unknown.server.received).toEqual([]);
});

it('leaves at the pace of the server, some beside each other', async () => {
  const { server, mailer } = await serverAndMailer();
  const notices = Array.from({ length: 200 }, (_none, index) => `event/${index}`);
  const results = await Promise.all(
    notices.map((noticeId) => mailer.send(mailTo('Priya', { noticeId }))),
  );
  expect(results.every(({ kind }) => kind === 'accepted')).toBe(true);
  expect(new Set(server.received.flatMap(({ headers }) => headers.get('message-id'))).size).toBe(
    200,
  );
});
