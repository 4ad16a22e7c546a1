import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LocalSlack, startLocalWorkspace } from '../../src/app/local-workspace.js';
import { mailerOf, mailRouteOf } from '../../src/app/mailer-of.js';
import { readConfig } from '../../src/config/read-config.js';
import { freePort } from '../support/mongo-environment.js';

let dataDir: string;
let port: number;
const started: LocalSlack[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'local-mail-'));
  port = await freePort();
});
afterAll(async () => {
  for (const slack of started) await slack.stop();
  await rm(dataDir, { recursive: true });
});

async function startSlack(): Promise<LocalSlack> {
  const slack = await startLocalWorkspace({
    ...{ clubName: 'Riverside Gymnastics', port, dataDir, hasSample: false, hasMailbox: true },
    ...{ production: false, log: () => undefined },
  });
  started.push(slack);
  return slack;
}

const configWith = (variables: Record<string, string> = {}) =>
  readConfig({ DATA_DIR: dataDir, LOCAL_SLACK_PORT: String(port), ...variables });

const mail = {
  noticeId: 'event/1',
  to: { name: 'O’Brien, Zoë "Zed"\r\nBcc: all@club.example', address: 'zoe@family.example' },
  ...{ subject: 'Credit of £30.00', text: 'You have £30.00.', html: '<p>You have £30.00.</p>' },
  files: [],
};

it('keeps mails for the Mailbox as they would be sent, over a restart of the workspace too', async () => {
  const mailer = mailerOf(configWith());
  const away = { kind: 'later', sentence: 'The Mailbox of the local workspace is not there.' };
  expect(await mailer?.send(mail)).toEqual(away);

  const slack = await startSlack();
  expect(await mailer?.send(mail)).toEqual({ kind: 'accepted' });
  const toNobody = { ...mail, to: { name: '', address: 'a@x.example, b@x.example' } };
  expect(await mailer?.send(toNobody)).toMatchObject({ kind: 'refused' });
  await slack.stop();
  expect(await mailer?.send(mail)).toEqual(away);

  // Its tokens are new, as a process beside it finds out by itself.
  const again = await startSlack();
  expect(await mailer?.send({ ...mail, subject: 'The second' })).toEqual({ kind: 'accepted' });
  mailer?.close();
  const [second, first, ...more] = (await again.mailbox?.list()) ?? [];
  expect([second?.subject, first?.subject, more]).toEqual(['The second', 'Credit of £30.00', []]);
  const { html, text, from, to, replyTo } = (await again.mailbox?.open(first?.id ?? '')) ?? {};
  expect(html?.trim()).toBe(mail.html);
  expect(text?.trim()).toBe(mail.text);
  expect(from).toEqual([{ name: 'Riverside Gymnastics', address: 'accounts@riverside.example' }]);
  expect(replyTo).toEqual([{ name: 'Riverside Gymnastics', address: 'office@riverside.example' }]);
  const name = 'O’Brien, Zoë "Zed" Bcc: all@club.example';
  expect(to).toEqual([{ name, address: 'zoe@family.example' }]);
});

it('shows mail in the local workspace only where no mail server is named', () => {
  expect(mailRouteOf(configWith())).toEqual({ kind: 'mailbox', port });
  const smtp = { SMTP_URL: 'smtp://127.0.0.1:2525', MAIL_FROM: 'club@club.example' };
  expect(mailRouteOf(configWith(smtp))).toMatchObject({ kind: 'smtp', smtpUrl: smtp.SMTP_URL });
  const MONGODB_URI = 'mongodb://127.0.0.1:27017/desk';
  expect(mailRouteOf(configWith({ MONGODB_URI, LOCAL_SLACK: 'yes' })).kind).toBe('mailbox');
  const config = readConfig({ DATA_DIR: dataDir, MONGODB_URI }, { needsSlack: false });
  expect(mailRouteOf(config)).toEqual({ kind: 'none' });
  expect(mailerOf(config)).toBe(null);
});
