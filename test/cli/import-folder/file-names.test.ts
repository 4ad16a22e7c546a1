import { describe, expect, it } from 'vitest';
import { nearFileName } from '../../../src/cli/import-folder/near-file-names.js';
import { importFileNames } from '../../../src/domain/import/file-layout.js';
import { read } from './folder.js';

const contacts = 'id,name\nC1,A\n';

describe('a name that is nearly right', () => {
  it.each([
    ['Payments.csv', 'payments.csv'],
    ['payment.csv', 'payments.csv'],
    ['payments (1).csv', 'payments.csv'],
    ['Copy of payments.csv', 'payments.csv'],
    ['payments.csv.txt', 'payments.csv'],
    ['PAYMENTS.CSV', 'payments.csv'],
    ['payments.cvs', 'payments.csv'],
    ['Payments.scv', 'payments.csv'],
    ['payments.csv.1', 'payments.csv'],
    ['payments.csv1', 'payments.csv'],
    ['payments.csv (1)', 'payments.csv'],
    ['payments.csv.crdownload', 'payments.csv'],
    ['credit-notes.csv.part', 'credit_notes.csv'],
    ['payments', 'payments.csv'],
    ['payments.xlsx', 'payments.csv'],
    ['payments_2025.csv', 'payments.csv'],
    ['2026-09-01 payments.csv', 'payments.csv'],
    ['payments.txt', 'payments.csv'],
    ['invoice-lines.txt', 'invoice_lines.csv'],
    ['paymens.csv', 'payments.csv'],
    ['paymnets.csv', 'payments.csv'],
    ['ocntacts.csv', 'contacts.csv'],
    ['oredrs.csv', 'orders.csv'],
    ['invoice-lines.csv', 'invoice_lines.csv'],
    ['invoice.csv', 'invoices.csv'],
    ['Credit Notes.csv', 'credit_notes.csv'],
    ['pass.csv', 'passes.csv'],
    ['enrollments.csv', 'enrolments.csv'],
    ['refund.csv', 'refunds.csv'],
    ['payouts.csv', 'pay_outs.csv'],
  ])('%s is %s', async (name, near) => {
    expect(nearFileName(name)).toBe(near);
    const { faults } = await read({
      contacts,
      [name.includes('.') ? name : `${name}.tsv`]: 'id\n',
    });
    expect(faults).toMatchObject([{ line: 0, reason: expect.stringContaining(near) }]);
  });

  it.each([
    ...['notes.txt', 'README.md', 'classes.csv', 'members.csv', 'contract.csv', 'payments.pdf'],
    ...['summary.txt', 'logo.png', 'data.csv', 'Thumbs.db'],
  ])('%s is something else, and left out with a note', async (name) => {
    expect(nearFileName(name)).toBeNull();
    const { faults, warnings } = await read({ contacts, [name]: 'x' });
    expect(faults).toEqual([]);
    expect(warnings).toEqual([`"${name}" is left out: no import file has this name.`]);
  });

  it.each(['payments.csv.part', 'Payments.csv.crdownload'])(
    '%s is not whole, and is not to be renamed',
    async (name) => {
      const { faults } = await read({ contacts, [name]: 'id\n' });
      expect(faults).toMatchObject([{ reason: expect.stringContaining('has not ended') }]);
    },
  );

  it('beside the right one is a second one, and a person has to choose', async () => {
    const { faults } = await read({ contacts, 'contacts (2).csv': contacts });
    expect(faults).toMatchObject([
      { file: 'contacts (2).csv', reason: expect.stringContaining('a second contacts.csv') },
    ]);
  });

  it('beside the right one is let be where it is a spreadsheet or a backup of it', async () => {
    const backups = { 'contacts.csv.bak': contacts, 'contacts.csv.1': contacts };
    const { faults, warnings } = await read({ contacts, 'contacts.xlsx': 'x', ...backups });
    expect([faults, warnings.length]).toEqual([[], 3]);
  });

  it('is none of the import files themselves', () => {
    for (const name of importFileNames) expect(nearFileName(name)).toBe(name);
  });
});

describe('a file that is separated otherwise', () => {
  it.each([
    ['semicolons', 'id;name\nC1;A\n', 'separated by semicolons'],
    ['quoted semicolons', '"id";"name"\n"C1";"A"\n', 'separated by semicolons'],
    ['tabs', 'id\tname\nC1\tA\n', 'separated by tabs'],
    ['bars', 'id|name\nC1|A\n', 'separated by bars'],
    [
      'a quote around each row',
      '"id;name"\n"C1;A"\n',
      'The whole row stands in quotes, with semicolons',
    ],
    [
      'a quote around each row of commas',
      '"id,name"\n"C1,A"\n',
      'The whole row stands in quotes, so',
    ],
    ['a line for a spreadsheet', 'sep=;\nid;name\nC1;A\n', 'The first line, sep=;, is meant for a'],
    [
      'such a line with commas',
      'sep=,\nid,name\nC1,A\n',
      'remove it, so that the file begins with',
    ],
    [
      'such a line with a byte order mark',
      '\ufeff"sep=;"\nid;name\n',
      'is meant for a spreadsheet',
    ],
  ])('by %s is named for what it is', async (_name, text, sentence) => {
    const { faults } = await read({ contacts: text });
    expect(faults).toMatchObject([
      { file: 'contacts.csv', line: 1, reason: expect.stringContaining(sentence) },
    ]);
  });

  it('in some rows only is named at each row', async () => {
    const { faults } = await read({ contacts: 'id,name,email\nC1;A;a@b.example\n' });
    expect(faults).toMatchObject([{ line: 2, reason: expect.stringContaining('not separated') }]);
  });
});
