import { execFileSync } from 'node:child_process';
import { appendFile, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFolder } from '../../../src/cli/import-folder/list-folder.js';
import { printFaults } from '../../../src/cli/import-folder/print-faults.js';
import { readFolder } from '../../../src/cli/import-folder/read-folder.js';
import { createFaultList } from '../../../src/domain/import/fault-list.js';
import type { ImportRow } from '../../../src/domain/import/import-data.js';
import { faultsOf, folderOf, readAt, soundClub } from './folder.js';

const contacts = (rows: Iterable<string>) => `id,name\n${[...rows].join('\n')}\n`;

function* lines(count: number, line: (index: number) => string): Generator<string> {
  for (let index = 0; index < count; index += 1) yield line(index);
}

describe('what is no file', () => {
  it('is named for what it is, and nothing waits for it', async () => {
    const folder = await folderOf({ contacts: 'id,name\nC1,A\n' });
    await symlink('/dev/zero', join(folder, 'payments.csv'));
    await mkdir(join(folder, 'orders.csv'));
    execFileSync('mkfifo', [join(folder, 'passes.csv')]);
    const server = createServer().listen(join(folder, 'bookings.csv'));
    try {
      const { faults } = await readAt(folder);
      expect(faults.map(({ file, reason }) => [file, reason])).toEqual([
        ['payments.csv', expect.stringContaining('This is a link')],
        ['bookings.csv', expect.stringContaining('This is a socket')],
        ['orders.csv', expect.stringContaining('This is a folder')],
        ['passes.csv', expect.stringContaining('This is a pipe')],
      ]);
    } finally {
      server.close();
    }
  });
});

describe('a file with very much wrong in it', () => {
  it('is not read further after a thousand faults, and says so', async () => {
    const faults = await faultsOf({
      contacts: contacts(lines(200_000, (index) => `C ${index},A`)),
      payments: 'id\n',
    });
    expect(faults).toHaveLength(1000);
    expect(faults.at(-1)).toMatchObject({ file: 'contacts.csv', line: 1001 });
    expect(printFaults(faults).at(-1)).toBe(
      'and 800 more; after 1000 faults nothing more was looked at',
    );
  });

  it('that only its rows together show is not looked at further either', async () => {
    const faults = await faultsOf({ contacts: contacts(lines(5000, () => 'C1,A')) });
    expect(faults).toHaveLength(1000);
  });
});

describe('a very long row', () => {
  const megabytes = (count: number) => 'a'.repeat(count * 1_000_000);

  it.each([
    ['in one cell', `C2,${megabytes(10)}\nC3,A\n`, 'This line is longer than 1000000 characters'],
    ['without an end', `C2,${megabytes(10)}`, 'This line is longer than 1000000 characters'],
    [
      'in a quote that is not closed',
      `C2,"${'a\n'.repeat(5_000_000)}`,
      'a quote may not be closed',
    ],
    ['of many cells', `C2,A${',x'.repeat(200_000)}\n`, 'longer than 128000 characters'],
  ])('%s stops its file with its line', async (_name, rest, sentence) => {
    const faults = await faultsOf({ contacts: `id,name\nC1,A\n${rest}` });
    expect(faults).toMatchObject([
      { file: 'contacts.csv', line: 3, reason: expect.stringContaining(sentence) },
    ]);
  });

  it('of zero bytes, as a broken disk leaves them, is no endless wait', async () => {
    const faults = await faultsOf({ contacts: Buffer.alloc(20_000_000) });
    expect(faults).toMatchObject([{ file: 'contacts.csv', line: 1 }]);
  });
});

/** Reads the sound club, and does something to its folder when the first row was read. */
async function readWhile(act: (folder: string) => Promise<void>) {
  const folder = await folderOf(soundClub);
  const listing = await listFolder(folder);
  if (!listing.ok) throw new Error('the folder is sound');
  const faults = createFaultList();
  let first: Promise<void> | null = null;
  const sink = {
    row: (_row: ImportRow) => {
      first ??= act(folder);
      return first;
    },
    faulty: async () => undefined,
    unreadable: () => undefined,
  };
  await readFolder(folder, listing, { timeZone: 'Europe/London', today: null, sink, faults });
  return faults.all();
}

describe('a folder that is changed while it is read', () => {
  const changed = 'This file was changed while the folder was read';

  it.each<[string, string, (folder: string) => Promise<void>]>([
    [
      'gets a longer file',
      'contacts.csv',
      (f) => appendFile(join(f, 'contacts.csv'), 'C9,Zoë,,\n'),
    ],
    [
      'gets another file of the same length',
      'invoices.csv',
      async (folder) => {
        await writeFile(join(folder, 'new'), soundClub.invoices);
        await rename(join(folder, 'new'), join(folder, 'invoices.csv'));
      },
    ],
    ['gets one more file', 'orders.csv', (folder) => writeFile(join(folder, 'orders.csv'), 'id\n')],
    ['loses a file', 'sessions.csv', (folder) => rm(join(folder, 'sessions.csv'))],
  ])('%s, and is refused', async (_name, file, act) => {
    expect(await readWhile(act)).toContainEqual(
      expect.objectContaining({ file, reason: expect.stringMatching(`${changed}|is gone`) }),
    );
  });

  it('is not refused when it is left alone', async () => {
    expect(await readWhile(async () => undefined)).toEqual([]);
  });
});
