import { expect, it } from 'vitest';
import { warningMailer } from '../../src/app/warning-mailer.js';
import type { MailResult } from '../../src/mail/mail.js';

const mail = {
  ...{ noticeId: 'n-1', to: { name: 'Priya', address: 'priya@family.example' } },
  ...{ subject: 'Credit', text: 'Hello', html: '<p>Hello</p>', files: [] },
};

function mailerOf(result: MailResult) {
  const lines: string[] = [];
  const clock = { ms: 0 };
  const closes: true[] = [];
  const plain = { send: async () => result, close: () => void closes.push(true) };
  const log = { warn: (_facts: unknown, line: string) => void lines.push(line) };
  const mailer = warningMailer(plain, { log, now: () => clock.ms });
  return { mailer, lines, clock, closes };
}

it('says that mail waits and why, once a minute, and answers what the mailer did', async () => {
  const result: MailResult = { kind: 'later', sentence: 'Its certificate is not accepted.' };
  const { mailer, lines, clock, closes } = mailerOf(result);
  expect(await mailer.send(mail)).toBe(result);
  clock.ms = 59_999;
  await mailer.send(mail);
  expect(lines).toEqual(['mail waits: Its certificate is not accepted.']);
  clock.ms = 60_000;
  await mailer.send(mail);
  expect(lines).toHaveLength(2);
  mailer.close();
  expect(closes).toHaveLength(1);
});

it('repeats no word of the server, which may name somebody', async () => {
  const sentence = 'The mail server answered “450 priya@family.example is “away”, later”.';
  const { mailer, lines } = mailerOf({ kind: 'later', sentence });
  await mailer.send(mail);
  expect(lines).toEqual(['mail waits: The mail server answered ….']);
});

it.each<MailResult>([
  { kind: 'accepted' },
  { kind: 'refused', sentence: 'No such address.' },
  { kind: 'may-have-arrived', sentence: 'It may have arrived.' },
])('says nothing of a mail that does not wait', async (result) => {
  const { mailer, lines } = mailerOf(result);
  expect(await mailer.send(mail)).toBe(result);
  expect(lines).toEqual([]);
});
