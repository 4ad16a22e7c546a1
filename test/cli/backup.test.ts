import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { databaseDigest } from '../support/database-digest.js';
import { type CommandDatabase, openCommandDatabase } from './command-database.js';
import { folderOf } from './import-folder/folder.js';
import { patience, runCommand } from './run-command.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** All but what the check after a restore remembers of the trail. */
async function restoredFrom({ uri }: CommandDatabase): Promise<Record<string, string>> {
  const { trail_heads: _seen, ...digests } = await databaseDigest(uri);
  return digests;
}

it(
  'is restored into another database, which is audited, and not over anything',
  patience,
  async () => {
    const [old, fresh] = [await openCommandDatabase(), await openCommandDatabase({ setUp: false })];
    const club = await folderOf({
      contacts: 'id,name\nC1,Ana Cruz\n',
      invoices:
        'number,payer_id,issued_on,due_on,currency,auto_collect\nINV-1,C1,2026-09-01,2026-09-15,GBP,no\n',
      invoice_lines: 'invoice_number,line,contact_id,description,amount\nINV-1,1,C1,Term,80.00\n',
    });
    expect((await runCommand('import', old.uri, club)).code).toBe(0);
    const file = join(folder, 'club.backup');
    const taken = await runCommand('backup', old.uri, file);
    expect(taken).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Wrote \d+ records to /),
    });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const restored = await runCommand('restore', fresh.uri, file);
    expect(restored).toMatchObject({ code: 0, stdout: expect.stringContaining('Restored ') });
    expect(restored.stdout).toMatch(/agree|right/);
    expect(await restoredFrom(fresh)).toEqual(await restoredFrom(old));
    const again = await runCommand('restore', fresh.uri, file);
    expect(again).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^The database holds records already/),
    });
  },
);

it.each([
  ['no file', [], 'Usage: npm run restore -- <file>'],
  ['a file that is not there', ['absent.backup'], 'absent.backup cannot be read'],
  ['a folder', ['.'], '. cannot be read'],
])('a restore of %s is one sentence', patience, async (_case, words, sentence) => {
  const { code, stderr } = await runCommand('restore', 'mongodb://127.0.0.1:1/unused', ...words);
  expect(stderr).toContain(sentence);
  expect([code, stderr.trim().split('\n').length]).toEqual([1, 1]);
});
