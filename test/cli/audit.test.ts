import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CommandDatabase, openCommandDatabase } from './command-database.js';
import { folderOf, soundClub } from './import-folder/folder.js';
import { runCommand } from './run-command.js';

let database: CommandDatabase;

const club = {
  ...soundClub,
  payments:
    'id,invoice_number,amount,provider,received_on,status\nP1,INV-1,228,card,2026-09-10,received\n',
  credit_notes: 'invoice_number,amount,created_on,reason\nINV-1,10.00,2026-09-12,Goodwill\n',
};

beforeAll(async () => {
  database = await openCommandDatabase();
});
beforeEach(async () => {
  const { collections } = database.store;
  await Promise.all(Object.values(collections).map((one) => one.deleteMany({})));
  expect((await runCommand('import', database.uri, await folderOf(club))).code).toBe(0);
});

/** Writes past the rules, as a person with a database shell can. */
const past = { bypassDocumentValidation: true };

describe('books that somebody changed by hand', () => {
  it.each<[string, (database: CommandDatabase) => Promise<unknown>, RegExp]>([
    [
      'a balance',
      ({ store }) =>
        store.collections.accounts.updateOne(
          { _id: 'club:C1:GBP' },
          { $set: { balance: 2000n, 'lots.0.remaining': 2000n } },
          past,
        ),
      /^Account credit club:C1:GBP, balance: the journal gives 10\.00 GBP, stored is 20\.00 GBP\.$/m,
    ],
    [
      'what is paid',
      ({ store }) =>
        store.collections.invoices.updateOne(
          { _id: 'club:INV-2' },
          { $set: { paid: 3000n, outstanding: 0n } },
          past,
        ),
      /^Invoice club:INV-2, paid: the journal gives 0\.00 GBP, stored is 30\.00 GBP\.$/m,
    ],
    [
      'an entry that is gone',
      ({ store }) => store.collections.journal.deleteOne({ kind: 'credit.raised' }),
      /^Credit note club:INV-1-CN-1, the document itself: the journal gives missing, stored is there\.$/m,
    ],
    [
      'an entry that is new',
      async ({ store }) => {
        const entry = await store.collections.journal.findOne({ kind: 'payment.received' });
        if (entry === null) throw new Error('no payment was booked');
        await store.collections.journal.insertOne({ ...entry, _id: 'receive:club:P2' });
      },
      /^Invoice club:INV-1, paid: the journal gives 456\.00 GBP, stored is 228\.00 GBP\.$/m,
    ],
  ])('%s is named, and the exit code is 1', async (_name, tamper, difference) => {
    await tamper(database);
    const { code, stdout, stderr } = await runCommand('audit', database.uri);
    expect(stdout).toMatch(difference);
    expect(stdout).toMatch(/^What was posted to each account:$/m);
    expect(stderr).toMatch(/^The books differ in \d+ places?, of \d entries/);
    expect(code).toBe(1);
  });
});

describe('the audit trail', () => {
  it('is held against what somebody noted of its newest event', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'trail-'));
    const out = join(folder, 'books.journal');
    expect((await runCommand('export', database.uri, '--hledger', out)).code).toBe(0);
    const told = (await runCommand('audit', database.uri)).stdout;
    const note = /-- --trail (\d+:\S{16}) says later/.exec(told)?.[1] ?? '';
    const later = await runCommand('audit', database.uri, '--trail', note);
    expect(later.stdout).toMatch(/^Event \d+ is as it was noted, and so is all before it\.$/m);
    expect(later.code).toBe(0);
    await database.store.collections.audit_events.deleteMany({});
    await database.store.collections.counters.deleteMany({ _id: /^trail:/ });
    const gone = await runCommand('audit', database.uri, '--trail', note);
    expect(gone.stdout).toMatch(
      /^Audit event the newest, number, as it was noted: it has to be \d+/m,
    );
    expect(gone.stdout).toMatch(/^The audit trail is broken/m);
    expect(gone.code).toBe(1);
    const wrong = await runCommand('audit', database.uri, '--trail', 'yesterday');
    expect(wrong.stderr).toMatch(/^Usage: npm run audit/);
  });
});
