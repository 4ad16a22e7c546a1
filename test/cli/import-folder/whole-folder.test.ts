import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printFaults } from '../../../src/cli/import-folder/print-faults.js';
import { readImportFolder } from '../../../src/cli/import-folder/read-import-folder.js';
import { dataOf, faultsOf, folderOf, read, soundClub } from './folder.js';

const timeZone = 'Europe/London';
const paymentColumns = 'id,invoice_number,amount,provider,received_on,status';
const pounds = async () => new Map([['INV-9', 'GBP']]);

describe('the folder', () => {
  it('is one fault when it is not there, is a file, or holds nothing to import', async () => {
    const folder = await folderOf({ 'contact.csv': 'id,name\n' });
    const results = await Promise.all([
      readImportFolder(join(folder, 'absent'), { timeZone }),
      readImportFolder(join(folder, 'contact.csv'), { timeZone }),
      readImportFolder(folder, { timeZone }),
      readImportFolder(await folderOf({}), { timeZone }),
    ]);
    const reasons = results.map((result) => (result.ok ? [] : result.faults.map((f) => f.reason)));
    expect(reasons).toEqual([
      ['There is no such folder; check the path.'],
      ['This is a file, not a folder; give the folder that holds the CSV files.'],
      [expect.stringMatching(/no file to import.*Did you mean "contacts.csv"\?/)],
      [expect.stringContaining('no file to import')],
    ]);
  });

  it('may hold any subset, and warns of files that it does not read', async () => {
    const data = await dataOf({ contacts: 'id,name\nC1,A\n', 'notes.txt': '', '.DS_Store': '' });
    expect(data.warnings).toEqual(['"notes.txt" is not read: no import file has this name.']);
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
    expect((await read(soundClub, { today: '2026-09-04' })).ok).toBe(true);
  });
});

describe('rows that point outside the folder', () => {
  it('are returned to be looked up', async () => {
    const data = await dataOf({
      contacts: 'id,name,payer_id\nC2,A,C1\n',
      sessions: soundClub.sessions,
      bookings: 'session_id,contact_id,paid_by,invoice_number,line\nS1,C2,invoice,INV-9,2\n',
    });
    expect(data.externalReferences).toEqual([
      {
        place: { file: 'contacts.csv', line: 2 },
        kind: 'payer',
        column: 'payer_id',
        id: 'C1',
        invoiceLine: null,
      },
      {
        place: { file: 'sessions.csv', line: 2 },
        kind: 'product',
        column: 'product_id',
        id: 'GYM',
        invoiceLine: null,
      },
      {
        place: { file: 'bookings.csv', line: 2 },
        kind: 'invoice-line',
        column: 'invoice_number',
        id: 'INV-9',
        invoiceLine: { line: 2, contactId: 'C2' },
      },
    ]);
  });

  it('have the currency of the stored invoice', async () => {
    const payments = `${paymentColumns}\nP1,INV-9,12.50,card,2026-09-10,received\n`;
    const data = await dataOf({ payments }, { findStoredInvoices: pounds });
    expect(data.payments[0]?.amountMinor).toBe(1250n);
    expect(data.externalReferences).toMatchObject([{ kind: 'invoice', id: 'INV-9' }]);
    const yen = async () => new Map([['INV-9', 'JPY']]);
    const faults = await faultsOf({ payments }, { findStoredInvoices: yen });
    expect(faults).toMatchObject([{ column: 'amount', value: '12.50' }]);
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
});

describe('speed', () => {
  it('reads 200,000 rows in seconds, also when all are wrong or belong to one payer', async () => {
    const rows = (count: number, row: (index: number) => string) =>
      Array.from({ length: count }, (_, index) => row(index)).join('\n');
    const started = performance.now();
    const good = await read({
      contacts: 'id,name\nC1,A\n',
      account_credit: `contact_id,amount,currency,created_on,expires_on\n${rows(40_000, (n) => `C1,1,GBP,2026-08-31,20${30 + (n % 60)}-01-01`)}`,
      invoices: `number,payer_id,issued_on,due_on,currency,auto_collect\n${rows(40_000, (n) => `I${n},C1,2026-09-01,2026-09-15,GBP,yes`)}`,
      invoice_lines: `invoice_number,line,contact_id,description,amount\n${rows(40_000, (n) => `I${n},1,C1,Term,2`)}`,
      applications: `invoice_number,amount,applied_on\n${rows(40_000, (n) => `I${n},1,2026-09-01`)}`,
    });
    const bad = await faultsOf({ contacts: `id,name\n${rows(40_000, (n) => `C ${n},A`)}` });
    expect([good.ok, bad.length]).toEqual([true, 40_000]);
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});
