import { execFileSync } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Files, faultsOf, folderOf, readAt, soundClub } from './folder.js';

const payments = (row: string) => ({
  ...soundClub,
  payments: `id,invoice_number,amount,provider,received_on,status\n${row}\n`,
});
const lines = (...rows: string[]) => ({
  ...soundClub,
  invoice_lines: `invoice_number,line,contact_id,description,amount,product_id,tax_rate,sessions_billed,from,until\nINV-2,1,C2,Kit,30.00,,,,,\n${rows.join('\n')}\n`,
});
const invoices = (row: string, more: Files = {}) => ({
  ...soundClub,
  ...more,
  invoices: `number,payer_id,issued_on,due_on,currency,auto_collect,voided_on\nINV-2,C1,2026-09-04,2026-09-18,GBP,yes,\n${row}\n`,
});
const bookings = (row: string, more: Files = {}) => ({
  ...soundClub,
  ...more,
  bookings: `session_id,contact_id,paid_by,invoice_number,line,pass_id\n${row}\n`,
});

describe('a file that cannot be read', () => {
  it('is a link, a folder or a pipe', async () => {
    const folder = await folderOf({ contacts: 'id,name\n' });
    await symlink(join(folder, 'contacts.csv'), join(folder, 'payments.csv'));
    await mkdir(join(folder, 'orders.csv'));
    execFileSync('mkfifo', [join(folder, 'passes.csv')]);
    const { faults } = await readAt(folder);
    expect(faults.map(({ file, reason }) => `${file}: ${reason}`)).toEqual([
      'payments.csv: This is a link, and only files are read; put the file itself into the folder.',
      'orders.csv: This is a folder, not a file; put the file itself into the folder.',
      'passes.csv: This is a pipe, not a file; put the file itself into the folder.',
    ]);
  });

  it.each<[string, Files, [string, number, string]]>([
    ['an empty file', { contacts: '' }, ['contacts.csv', 0, 'The file is empty']],
    ['blank lines only', { contacts: '\n\n' }, ['contacts.csv', 0, 'no header row']],
    ['UTF-16', { contacts: Buffer.from([0xff, 0xfe, 0x69, 0]) }, ['contacts.csv', 0, 'UTF-16']],
    [
      'bytes that are not UTF-8',
      { contacts: Buffer.from('id,name\nC1,Ana\nC2,Jos\xe9\n', 'latin1') },
      ['contacts.csv', 3, 'not UTF-8'],
    ],
    [
      'semicolons',
      { contacts: 'id;name\nC1;Ana\n' },
      ['contacts.csv', 1, 'separated by semicolons, not by commas'],
    ],
    [
      'no header',
      { contacts: 'C1,Ana\n' },
      ['contacts.csv', 1, 'The first row must be the header: id,name'],
    ],
    [
      'a missing column',
      { contacts: 'id,email\nC1,\n' },
      ['contacts.csv', 1, 'This column is missing'],
    ],
    ['a column twice', { contacts: 'id,name,name\nC1,A,B\n' }, ['contacts.csv', 1, 'there twice']],
    [
      'a column of another name',
      { contacts: 'id,name,Payer ID\nC1,A,\n' },
      ['contacts.csv', 1, 'did you mean "payer_id"?'],
    ],
    [
      'an open quote',
      { contacts: 'id,name\nC1,A\nC2,"B\nC3,C\n' },
      ['contacts.csv', 3, 'never closed'],
    ],
    [
      'a stray quote',
      { contacts: 'id,name\nC1,The "A" team\n' },
      ['contacts.csv', 2, 'double each quote'],
    ],
  ])('%s', async (_name, files, [file, line, sentence]) => {
    const faults = await faultsOf(files);
    expect(faults).toEqual([expect.objectContaining({ file, line })]);
    expect(faults[0]?.reason).toContain(sentence);
  });
});

type Case = [
  name: string,
  files: Files,
  place: [file: string, line: number, column: string | undefined],
  sentence: string,
];

const contact = (row: string) => ({ contacts: `id,name,email,payer_id\n${row}\n` });

const rowCases: Case[] = [
  [
    'a provider of signs',
    payments('P1,INV-1,5,card & cash,2026-09-10,received'),
    ['payments.csv', 2, 'provider'],
    'like card or bank transfer',
  ],
  [
    'too few cells',
    contact('C1,A'),
    ['contacts.csv', 2, undefined],
    'The row has 2 cells where the header has 4',
  ],
  [
    'too many cells',
    contact('C1,A,,,x'),
    ['contacts.csv', 2, undefined],
    'a cell with a comma in it needs quotes',
  ],
  ['a blank id', contact(',A,,'), ['contacts.csv', 2, 'id'], 'The cell is blank; it needs an id.'],
  [
    'an id with a space',
    contact('C 1,A,,'),
    ['contacts.csv', 2, 'id'],
    'only letters A to Z, digits',
  ],
  [
    'a long id',
    contact(`${'C'.repeat(65)},A,,`),
    ['contacts.csv', 2, 'id'],
    'at most 64 characters; this one has 65',
  ],
  [
    'a long name',
    contact(`C1,${'é'.repeat(301)},,`),
    ['contacts.csv', 2, 'name'],
    'at most 300 characters; this has 301',
  ],
  ['a control character', contact('C1,A\u0007B,,'), ['contacts.csv', 2, 'name'], '(U+0007)'],
  ['two lines in a name', contact('C1,"A\nB",,'), ['contacts.csv', 2, 'name'], '(U+000A)'],
  [
    'no email address',
    contact('C1,A,priya@,'),
    ['contacts.csv', 2, 'email'],
    'like priya@family.example',
  ],
  [
    'an id twice',
    contact('C1,A,,\n\n"C1",B,,'),
    ['contacts.csv', 4, 'id'],
    'The id C1 is already on line 2',
  ],
  [
    'a payer with a payer',
    contact('C1,A,,\nC2,B,,C1\nC3,C,,C2'),
    ['contacts.csv', 4, 'payer_id'],
    'its payer is C1; write C1 here',
  ],
  [
    'a payer of accounts',
    {
      ...soundClub,
      account_credit: 'contact_id,amount,currency,created_on\nC2,5.00,GBP,2026-08-31\n',
    },
    ['account_credit.csv', 2, 'contact_id'],
    'C2 does not pay for itself',
  ],
  [
    'a negative price',
    { products: 'id,name,price,currency,billing,auto_collect\nP,A,-5,GBP,weekly,no\n' },
    ['products.csv', 2, 'price'],
    'not an amount',
  ],
  [
    'an unknown currency',
    { products: 'id,name,price,currency,billing,auto_collect\nP,A,5,gbp,weekly,no\n' },
    ['products.csv', 2, 'currency'],
    'not a known currency code',
  ],
  [
    'an unknown billing',
    { products: 'id,name,price,currency,billing,auto_collect\nP,A,5,GBP,yearly,no\n' },
    ['products.csv', 2, 'billing'],
    'single, weekly, monthly, termly, annual',
  ],
  [
    'neither yes nor no',
    { products: 'id,name,price,currency,billing,auto_collect\nP,A,5,GBP,weekly,maybe\n' },
    ['products.csv', 2, 'auto_collect'],
    'Write yes or no.',
  ],
  [
    'a time that the clocks skip',
    {
      sessions: 'id,product_id,title,starts_at,ends_at\nS,P,A,2026-03-29T01:30,2026-03-29T03:00\n',
    },
    ['sessions.csv', 2, 'starts_at'],
    'the clocks are put forward',
  ],
  [
    'a session that ends first',
    {
      sessions: 'id,product_id,title,starts_at,ends_at\nS,P,A,2026-03-01T10:00,2026-03-01T10:00\n',
    },
    ['sessions.csv', 2, 'ends_at'],
    'ends after it starts',
  ],
  [
    'an enrolment that ends first',
    { enrolments: 'contact_id,product_id,from,until\nC1,P,2026-03-02,2026-03-01\n' },
    ['enrolments.csv', 2, 'until'],
    'ends before it begins on 2026-03-02',
  ],
  [
    'a date that does not exist',
    invoices('INV-1,C1,2026-02-30,2026-03-01,GBP,no,'),
    ['invoices.csv', 3, 'issued_on'],
    'This date does not exist',
  ],
  [
    'a date in another form',
    invoices('INV-1,C1,03/09/2026,2026-03-01,GBP,no,'),
    ['invoices.csv', 3, 'issued_on'],
    'Write a date like 2026-09-03.',
  ],
  [
    'voided before issued',
    invoices('INV-1,C1,2026-09-03,2026-09-03,GBP,no,2026-09-01'),
    ['invoices.csv', 3, 'voided_on'],
    'voided before it was issued',
  ],
  [
    'a line of no invoice',
    lines('INV-1,1,C2,A,5.00,,,,,', 'INV-9,1,C2,A,5.00,,,,,'),
    ['invoice_lines.csv', 4, 'invoice_number'],
    'INV-9 is not in invoices.csv',
  ],
  [
    'a line number twice',
    lines('INV-1,1,C2,A,5.00,,,,,', 'INV-1,1,C2,A,5.00,,,,,'),
    ['invoice_lines.csv', 4, 'line'],
    'Line 1 of INV-1 is already on line 3',
  ],
  [
    'a gap in line numbers',
    lines('INV-1,1,C2,A,5.00,,,,,', 'INV-1,3,C2,A,5.00,,,,,'),
    ['invoice_lines.csv', 4, 'line'],
    'line 2 is missing before this one',
  ],
  [
    'an invoice without lines',
    lines(''),
    ['invoices.csv', 2, undefined],
    'INV-1 has no row in invoice_lines.csv',
  ],
  [
    'a tax rate above 100',
    lines('INV-1,1,C2,A,5.00,,100.01,,,'),
    ['invoice_lines.csv', 3, 'tax_rate'],
    '0 to 100 with at most four decimals',
  ],
  [
    'no sessions billed',
    lines('INV-1,1,C2,A,5.00,,,0,,'),
    ['invoice_lines.csv', 3, 'sessions_billed'],
    'whole number from 1 to 1000',
  ],
  [
    'a product of another currency',
    lines('INV-1,1,C2,A,5.00,EU,,,,'),
    ['invoice_lines.csv', 3, 'product_id'],
    'Product EU is priced in EUR but invoice INV-1 is in GBP',
  ],
  [
    'too many decimals',
    payments('P1,INV-1,5.005,card,2026-09-10,received'),
    ['payments.csv', 2, 'amount'],
    'decimals',
  ],
  [
    'an amount of zero',
    payments('P1,INV-1,0.00,card,2026-09-10,received'),
    ['payments.csv', 2, 'amount'],
    'above zero',
  ],
  [
    'an absurd amount',
    payments('P1,INV-1,99999999999,card,2026-09-10,received'),
    ['payments.csv', 2, 'amount'],
    'too large',
  ],
  [
    'an unknown status',
    payments('P1,INV-1,5,card,2026-09-10,refunded'),
    ['payments.csv', 2, 'status'],
    'pending, received, failed, bounced, returned',
  ],
  [
    'a payment of no invoice',
    payments('P1,INV-9,5,card,2026-09-10,received'),
    ['payments.csv', 2, 'invoice_number'],
    'neither in invoices.csv nor stored',
  ],
  [
    'credit that expires first',
    {
      ...soundClub,
      account_credit:
        'contact_id,amount,currency,created_on,expires_on\nC1,5.00,GBP,2026-08-31,2026-08-30\n',
    },
    ['account_credit.csv', 2, 'expires_on'],
    'expires before it begins',
  ],
  [
    'a booking by invoice without one',
    bookings('S1,C2,invoice,INV-1,,'),
    ['bookings.csv', 2, 'line'],
    'A booking paid by invoice needs this cell',
  ],
  [
    'a free booking with a pass',
    bookings('S1,C2,free,,,PASS'),
    ['bookings.csv', 2, 'pass_id'],
    'with paid_by free has no pass_id',
  ],
  [
    'a booking on a missing line',
    bookings('S1,C2,invoice,INV-1,3,'),
    ['bookings.csv', 2, 'line'],
    'INV-1 has no line 3',
  ],
  [
    'a booking on a line of another',
    bookings('S1,C2,invoice,INV-1,2,'),
    ['bookings.csv', 2, 'line'],
    'Line 2 of INV-1 is for C3; name the line that is for C2',
  ],
  [
    'a booking twice',
    bookings('S1,C2,free,,,\nS1,C2,trial,,,'),
    ['bookings.csv', 3, 'contact_id'],
    'The booking of C2 for session S1 is already on line 2',
  ],
  [
    'a pass of another family',
    bookings('S1,C9,pass,,,PASS', {
      contacts: `${soundClub.contacts}C9,Zoë,,\n`,
      passes: 'id,contact_id,product_id,uses_left\nPASS,C2,GYM,3\n',
    }),
    ['bookings.csv', 2, 'pass_id'],
    'Pass PASS is for C2',
  ],
  [
    'an order of another currency',
    {
      ...soundClub,
      orders: 'id,contact_id,product_id,due_on,amount,currency\nO1,C2,EU,2026-12-14,5.00,GBP\n',
    },
    ['orders.csv', 2, 'product_id'],
    'Product EU is priced in EUR but the order is in GBP',
  ],
  [
    'fewer than no uses',
    { ...soundClub, passes: 'id,contact_id,product_id,uses_left\nPASS,C2,GYM,-1\n' },
    ['passes.csv', 2, 'uses_left'],
    'whole number from 0 to 10000',
  ],
];

describe('a row that cannot be imported', () => {
  it.each(rowCases)('%s', async (_name, files, [file, line, column], sentence) => {
    const faults = await faultsOf(files);
    expect(faults).toEqual([
      {
        file,
        line,
        ...(column === undefined ? {} : { column, value: faults[0]?.value }),
        reason: expect.stringContaining(sentence),
      },
    ]);
  });
});
