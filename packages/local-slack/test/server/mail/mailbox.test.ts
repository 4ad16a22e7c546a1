import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createBus } from '../../../server/bus.js';
import { createMailbox, KEPT_MAILS } from '../../../server/mail/mailbox.js';
import type { PageEvent } from '../../../server/page-api.js';
import { sampleMail } from '../../support/sample-mail.js';

async function folderOfOurOwn(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mailbox-'));
  onTestFinished(async () => await rm(folder, { recursive: true }));
  return folder;
}

/** A mailbox whose clock moves by a second at each look, and what pages hear of it. */
function openMailbox(folder?: string) {
  let now = 1_795_687_200_000;
  const bus = createBus();
  const heard: PageEvent[] = [];
  bus.listen(
    'U1',
    (event) => heard.push(event),
    () => undefined,
  );
  const clock = {
    now: () => {
      now += 1000;
      return now;
    },
    after: () => () => undefined,
  };
  return { mailbox: createMailbox({ folder, clock, bus }), heard };
}

it('lists mails newest first, tells pages of each, and shows one whole', async () => {
  const { mailbox, heard } = openMailbox();
  const html = '<p>You have <b>£30.00</b>.</p>';
  const parts = [{ type: 'text/html', text: html }];
  const files = [{ type: 'application/pdf', text: '%PDF-1.7 bytes', name: 'note.pdf' }];
  await mailbox.deliver(sampleMail({ subject: 'First' }));
  await mailbox.deliver(
    sampleMail({
      to: { name: 'O’Brien, Zoë "Zed"', address: 'zoe@family.example' },
      ...{ subject: 'קרדיט של £30.00', parts, files },
    }),
  );
  const [newest, oldest] = await mailbox.list();
  expect(oldest).toMatchObject({ subject: 'First', isRead: false });
  expect(newest).toMatchObject({
    ...{ subject: 'קרדיט של £30.00', isRead: false },
    to: [{ name: 'O’Brien, Zoë "Zed"', address: 'zoe@family.example' }],
  });
  expect(newest?.receivedAt).toBe((oldest?.receivedAt ?? 0) + 1000);
  expect(await mailbox.unread()).toBe(2);

  const opened = await mailbox.open(newest?.id ?? '');
  expect(opened).toMatchObject({
    from: [{ name: 'The club, Bristol', address: 'club@club.example' }],
    replyTo: [{ name: 'Office', address: 'office@club.example' }],
    isRead: true,
  });
  expect(opened.html?.trim()).toBe(html);
  const [file] = opened.attachments;
  expect([file?.name, file?.content.toString()]).toEqual(['note.pdf', '%PDF-1.7 bytes']);
  await mailbox.open(newest?.id ?? '');
  expect(heard).toMatchObject([
    { type: 'mail', unread: 1, mail: { subject: 'First' } },
    { type: 'mail', unread: 2, mail: { id: newest?.id } },
    { type: 'mail_read', unread: 1, id: newest?.id },
  ]);
});

it('keeps mails over a restart, with what was read, for the owner of the folder only', async () => {
  const folder = join(await folderOfOurOwn(), 'mailbox');
  const before = openMailbox(folder).mailbox;
  const subjects = ['one', 'two', 'three'];
  await Promise.all(subjects.map((subject) => before.deliver(sampleMail({ subject }))));
  const [, second] = await before.list();
  // Twice at once, as by two windows.
  await Promise.all([before.open(second?.id ?? ''), before.open(second?.id ?? '')]);

  const { mailbox } = openMailbox(folder);
  const kept = await mailbox.list();
  expect(kept.map(({ subject, isRead }) => [subject, isRead])).toEqual([
    ['three', false],
    ['two', true],
    ['one', false],
  ]);
  // The clock of the second start stands where the first one stood: order is not by time alone.
  await mailbox.deliver(sampleMail({ subject: 'four' }));
  expect((await mailbox.list())[0]?.subject).toBe('four');
  const [file = ''] = await readdir(join(folder, 'read'));
  expect((await stat(join(folder, 'read', file))).mode & 0o077).toBe(0);
  expect((await stat(join(folder, 'read'))).mode & 0o077).toBe(0);
});

it('keeps the newest only, and forgets the files of the others', async () => {
  const folder = await folderOfOurOwn();
  const { mailbox } = openMailbox(folder);
  const all = Array.from({ length: KEPT_MAILS + 2 }, (_, index) => `mail ${index}`);
  await mailbox.deliver(sampleMail({ subject: 'opened' }));
  await mailbox.open((await mailbox.list())[0]?.id ?? '');
  for (const subject of all) await mailbox.deliver(sampleMail({ subject }));
  const kept = await mailbox.list();
  expect(kept).toHaveLength(KEPT_MAILS);
  expect([kept[0]?.subject, kept.at(-1)?.subject]).toEqual([all.at(-1), 'mail 2']);
  const files = [...(await readdir(join(folder, 'new'))), ...(await readdir(join(folder, 'read')))];
  expect(files).toHaveLength(KEPT_MAILS);
});

it('shows what is hardly a mail for what it is, and passes over what is none of its files', async () => {
  const folder = await folderOfOurOwn();
  const { mailbox } = openMailbox(folder);
  await mailbox.deliver(Buffer.from('no head at all'));
  await mailbox.deliver(Buffer.from([0xff, 0x00, 0x0d, 0x0a]));
  await writeFile(join(folder, 'new', 'notes.eml'), 'Subject: not ours\r\n\r\n');
  await writeFile(join(folder, 'new', '0000000009-1.eml.writing'), 'Subject: half');
  const { mailbox: after } = openMailbox(folder);
  expect((await after.list()).map(({ subject, to }) => [subject, to])).toEqual([
    ['', []],
    ['', []],
  ]);
  await expect(after.open('0000000009-1')).rejects.toMatchObject({ code: 'mail_not_found' });
});
