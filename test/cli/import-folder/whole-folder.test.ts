import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countFaults, printFaults } from '../../../src/cli/import-folder/print-faults.js';
import type { StoredFacts } from '../../../src/services/import/stored-facts.js';
import { faultsOf, folderOf, nothingStored, read, readAt, soundClub } from './folder.js';

const paymentColumns = 'id,invoice_number,amount,provider,received_on,status';

describe('the folder', () => {
  it('is one fault when it is not there, is a file, or holds nothing to import', async () => {
    const folder = await folderOf({ 'contact.csv': 'id,name\n' });
    const results = await Promise.all([
      readAt(join(folder, 'absent')),
      readAt(join(folder, 'contact.csv')),
      readAt(folder),
      readAt(await folderOf({})),
    ]);
    const reasons = results.map(({ faults }) => faults.map((f) => f.reason));
    expect(reasons).toEqual([
      ['There is no such folder; check the path.'],
      ['This is a file, not a folder; give the folder that holds the CSV files.'],
      [expect.stringContaining('nearly the name of an import file: call it contacts.csv')],
      [expect.stringContaining('no file to import')],
    ]);
  });

  it('may hold any subset, and warns of files that it does not read', async () => {
    const { faults, warnings } = await read({
      ...{ contacts: 'id,name\nC1,A\n', 'notes.txt': '', '.DS_Store': '' },
    });
    expect(faults).toEqual([]);
    expect(warnings).toEqual(['"notes.txt" is left out: no import file has this name.']);
  });

  it('names every fault of all files at once, in the order of files and lines', async () => {
    const faults = await faultsOf({
      contacts: 'id,name\nC1,\n C 2,B\n',
      products: 'id,name\n',
      passes: 'id,contact_id,product_id,uses_left\nP,C1,X,many\n',
    });
    expect(faults.map(({ file, line, column }) => `${file} ${line} ${column}`)).toEqual([
      'contacts.csv 2 name',
      'contacts.csv 3 id',
      'products.csv 1 price',
      'products.csv 1 currency',
      'products.csv 1 billing',
      'products.csv 1 auto_collect',
      'passes.csv 2 uses_left',
    ]);
  });

  it('does not blame rows for the faults of those to which they point', async () => {
    const faults = await faultsOf({
      ...soundClub,
      invoices: soundClub.invoices.replace('2026-09-17', '2026-09-31'),
      payments: `${paymentColumns}\nP1,INV-1,5,card,2026-09-10,received\n`,
      credit_notes: 'invoice_number,amount,created_on,reason\nINV-1,500,2026-09-10,x\n',
      bookings: 'session_id,contact_id,paid_by,invoice_number,line\nS1,C2,invoice,INV-1,1\n',
    });
    expect(faults).toEqual([
      {
        file: 'invoices.csv',
        line: 2,
        column: 'due_on',
        value: '2026-09-31',
        reason: 'This date does not exist between 1970 and 2200; write one like 2026-09-03.',
      },
    ]);
  });

  it('refuses what is said to happen after today, but not sessions and orders', async () => {
    const faults = await faultsOf(soundClub, { today: '2026-09-03' });
    expect(faults).toMatchObject([{ file: 'invoices.csv', line: 3, column: 'issued_on' }]);
    expect(await faultsOf(soundClub, { today: '2026-09-04' })).toEqual([]);
  });
});

describe('rows that point outside the folder', () => {
  it('are looked up, each kind where it is stored', async () => {
    const asked: string[] = [];
    const stored: StoredFacts = {
      ...nothingStored,
      async invoices(numbers) {
        asked.push(...numbers);
        return new Map();
      },
      async records(kind, ids) {
        asked.push(...ids.map((id) => `${kind} ${id}`));
        return new Map();
      },
    };
    const files = {
      contacts: 'id,name,payer_id\nC2,A,C1\n',
      sessions: soundClub.sessions,
      bookings: 'session_id,contact_id,paid_by,invoice_number,line\nS1,C2,invoice,INV-9,2\n',
    };
    const faults = await faultsOf(files, { stored });
    expect(asked).toEqual(expect.arrayContaining(['INV-9', 'contacts C1', 'products GYM']));
    expect(faults.map(({ file, line, column, value }) => [file, line, column, value])).toEqual([
      ['contacts.csv', 2, 'payer_id', 'C1'],
      ['sessions.csv', 2, 'product_id', 'GYM'],
      ['bookings.csv', 2, 'invoice_number', 'INV-9'],
    ]);
  });

  it('have the currency of the stored invoice', async () => {
    const payments = `${paymentColumns}\nP1,INV-9,12.50,card,2026-09-10,received\n`;
    const storedIn = (currency: string): StoredFacts => ({
      ...nothingStored,
      invoices: async () => {
        const lines = [{ line: 1, contactId: 'C1' }];
        return new Map([['INV-9', { payerId: 'C1', issuedOn: '2026-09-03', currency, lines }]]);
      },
    });
    const { faults, money } = await read({ payments }, { stored: storedIn('GBP') });
    expect(faults).toEqual([]);
    expect(money).toMatchObject([{ kind: 'payment', row: { amountMinor: 1250n } }]);
    expect(await faultsOf({ payments }, { stored: storedIn('JPY') })).toMatchObject([
      { column: 'amount', value: '12.50' },
    ]);
  });
});

describe('printing faults', () => {
  it('shows a value cut to 60 characters with control characters escaped', async () => {
    const [fault] = await faultsOf({ contacts: `id,name\n"a\u001b[31m${'b'.repeat(90)}",B\n` });
    expect(fault?.value).toBe(`a\\u001b[31m${'b'.repeat(48)}…`);
    expect([...(fault?.value ?? '')]).toHaveLength(60);
  });

  it('prints place, value and reason, 200 of them, then how many more there are', () => {
    const fault = { file: 'a.csv', line: 3, column: 'id', value: 'x y', reason: 'Wrong.' };
    expect(printFaults([fault])).toEqual(['a.csv line 3, id "x y": Wrong.']);
    expect(printFaults([{ file: '/f', line: 0, reason: 'No.' }])).toEqual(['/f: No.']);
    const lines = printFaults(Array.from({ length: 205 }, () => fault));
    expect([lines.length, lines.at(-1)]).toEqual([201, 'and 5 more']);
  });

  it.each([
    [[0], '1 file is'],
    [[2], '1 row is'],
    [[2, 2, 3], '2 rows are'],
    [[0, 2, 4], '1 file and 2 rows are'],
    [Array.from({ length: 1000 }, (_, index) => index + 2), 'at least 1000 rows are'],
  ])('counts rows once, and whole files, of lines %j', (lines, words) => {
    const faults = lines.map((line) => ({ file: 'a.csv', line, reason: 'Wrong.' }));
    expect(countFaults(faults)).toBe(words);
  });

  it('counts as a spreadsheet does beside the line, where that is another', () => {
    const fault = { file: 'a.csv', line: 5, row: 4, reason: 'Wrong.' };
    expect(printFaults([fault])).toEqual(['a.csv line 5 (row 4 in a spreadsheet): Wrong.']);
  });
});
