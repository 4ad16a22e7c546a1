import { beforeAll, expect, it } from 'vitest';
import { storeMessage } from '../../src/store/outbox/outbox-queue.js';
import { type CommandDatabase, openCommandDatabase } from './command-database.js';
import { folderOf, soundClub } from './import-folder/folder.js';
import { runCommand } from './run-command.js';

let database: CommandDatabase;

beforeAll(async () => {
  database = await openCommandDatabase();
  expect((await runCommand('import', database.uri, await folderOf(soundClub))).code).toBe(0);
});

it.each([
  ['sweep', /^Looked at \d+ new auto-collect invoices?; /],
  ['nightly-audit', /^The books are right: \d+ entries, /],
  ['outbox', /^Messages due: 0, sent: 0\.\n$/],
])('runs the job %s once and says what it did', async (name, says) => {
  const { code, stdout, stderr } = await runCommand('job', database.uri, name);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(says);
});

it('keeps a message that cannot be sent for the next try', async () => {
  const notice = { kind: 'late-outcome', title: 'Your credit', text: 'It was booked.' } as const;
  const row = { id: 'one', clubId: 'club', target: { userId: 'U1' }, notice, now: new Date() };
  await storeMessage(database.store, row);
  const { code, stdout } = await runCommand('job', database.uri, 'outbox');
  expect([code, stdout]).toEqual([0, 'Messages due: 1, sent: 0.\n']);
  const kept = await database.store.collections.outbox.findOne({ _id: 'one' });
  expect(kept).toMatchObject({ attempts: 1, sentAt: null, lastError: expect.any(String) });
});
