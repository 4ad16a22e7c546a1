import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { auditBooks } from '../../src/store/ledger/audit-books.js';
import { databaseDigest } from '../support/database-digest.js';
import { type CommandDatabase, openCommandDatabase } from './command-database.js';
import { folderOf, soundClub } from './import-folder/folder.js';
import { patience, riverside, runCommand, startCommand } from './run-command.js';

/** Starts an import and kills it as soon as there are more entries than before. */
async function killedAfterABatch(
  { uri, store }: CommandDatabase,
  collection: 'journal' | 'contacts',
): Promise<void> {
  const before = await store.collections[collection].countDocuments();
  const { child, ended } = startCommand('import', uri, riverside);
  while (child.exitCode === null) {
    if ((await store.collections[collection].countDocuments()) > before) child.kill('SIGKILL');
    await pause(5);
    if (child.signalCode !== null) break;
  }
  expect(await ended).toMatchObject({ code: null, stdout: '' });
}

describe('an import that is killed', patience, () => {
  it('again and again, and then repeated, leaves what an import in one go leaves', async () => {
    const [whole, killed] = [await openCommandDatabase(), await openCommandDatabase()];
    expect((await runCommand('import', whole.uri, riverside)).code).toBe(0);
    const total = await whole.store.collections.journal.countDocuments();
    for (const collection of ['contacts', 'journal', 'journal'] as const) {
      // One that was killed is waited for, which only the last one here shows: it takes its time.
      await killed.store.collections.leases.updateMany({}, { $set: { expiresAt: new Date(0) } });
      await killedAfterABatch(killed, collection);
      expect((await auditBooks(killed.store, 'club')).differences).toEqual([]);
    }
    const halfway = await killed.store.collections.journal.countDocuments();
    expect(halfway).toBeGreaterThan(0);
    expect(halfway).toBeLessThan(total);
    expect((await runCommand('import', killed.uri, riverside)).code).toBe(0);
    const told = await killed.store.collections.audit_events.find().toArray();
    const subjects = told.map((event) => ('subject' in event ? event.subject : event.act));
    expect(subjects).toEqual([expect.stringMatching(/; ends an import of \S+ that was cut off$/)]);
    const [one, other] = await Promise.all(
      [whole, killed].map(({ uri }) => databaseDigest(uri, { sameMoments: false })),
    );
    expect(other).toEqual(one);
  });
});

describe('two imports at the same time', patience, () => {
  it('are refused, all but one, with a sentence; the one ends as if it was alone', async () => {
    const { uri, store } = await openCommandDatabase();
    const both = await Promise.all([1, 2].map(() => runCommand('import', uri, riverside)));
    expect(both.map(({ code }) => code).sort()).toEqual([0, 1]);
    expect(both.find(({ code }) => code === 1)?.stderr).toContain('Another import was going on');
    expect(await store.collections.contacts.countDocuments()).toBe(288);
    expect((await auditBooks(store, 'club')).differences).toEqual([]);
  });
});

describe('a folder that cannot be imported', () => {
  it('is refused with file, line, reason and exit code 1, and changes no byte', async () => {
    const { uri } = await openCommandDatabase();
    expect((await runCommand('import', uri, await folderOf(soundClub))).code).toBe(0);
    const before = await databaseDigest(uri);
    const folder = await folderOf({
      ...soundClub,
      'notes.txt': '',
      contacts: soundClub.contacts.replace('C2,Asha,,C1', 'C2,Asha,,'),
      invoice_lines: soundClub.invoice_lines.replace('Kit,30.00', 'Kit,30.005'),
      credit_notes:
        'invoice_number,amount,created_on,reason\nINV-1,500,2026-09-10,x\nINV-9,5,2026-09-10,x\n',
    });
    expect(await runCommand('import', uri, folder)).toEqual({
      code: 1,
      stdout: '',
      stderr: [
        '"notes.txt" is left out: no import file has this name.',
        'contacts.csv line 3, payer_id "C2": This is stored with "C1"; the row now says "C2". Other records rest on it, so an import does not change it: correct the row.',
        'invoice_lines.csv line 4, amount "30.005": £30.005 has three decimals; pounds have two.',
        'credit_notes.csv line 2, amount "500.00": On 2026-09-10: At most £228.00 can still be credited on INV-1.',
        'credit_notes.csv line 3, invoice_number "INV-9": Invoice INV-9 is neither in invoices.csv nor stored; add it or correct the number.',
        'Nothing was imported: 4 rows are wrong. Correct what is named and import again.',
        '',
      ].join('\n'),
    });
    expect(await databaseDigest(uri)).toEqual(before);
  });
});
