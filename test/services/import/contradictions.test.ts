import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Files } from '../../cli/import-folder/folder.js';
import { type LedgerDesk, openLedgerDesk } from '../../support/ledger-desk.js';
import { csv, importSound, noteColumns, refusedFaults, wholeClub } from './import-desk.js';

let desk: LedgerDesk;

beforeAll(async () => {
  desk = await openLedgerDesk();
  await importSound(desk, wholeClub);
});
afterAll(() => desk.close());

type Name = keyof typeof wholeClub;

/** The folder with one text in one file changed. */
function changed(file: Name, from: string, to: string): Files {
  expect(wholeClub[file]).toContain(from);
  return { ...wholeClub, [file]: wholeClub[file].replace(from, to) };
}

describe('a row that contradicts what is stored', () => {
  const contradictions: [Name, string, string, string][] = [
    ['products', '9.00,EUR', '9.00,GBP', 'products.csv 3 currency'],
    ['sessions', 'S1,GYM', 'S1,EU', 'sessions.csv 2 product_id'],
    ['invoices', '2026-09-17', '2026-09-18', 'invoices.csv 2 due_on'],
    ['invoices', 'GBP,no,', 'GBP,yes,', 'invoices.csv 2 auto_collect'],
    ['invoice_lines', 'Term,120.00', 'Term,119.00', 'invoice_lines.csv 2 amount'],
    ['invoice_lines', '108.00,20,12', '108.00,17.5,12', 'invoice_lines.csv 3 tax_rate'],
    ['invoice_lines', '120.00,,12', '120.00,,11', 'invoice_lines.csv 2 sessions_billed'],
    ['invoice_lines', 'C2,,Kit', 'C3,,Kit', 'invoice_lines.csv 4 contact_id'],
    [
      'invoice_lines',
      'INV-2,1,C2,,Kit,30.00,,,,',
      'INV-2,1,C2,,Kit,30.00,,,,\nINV-2,2,C2,,Kit,5.00,,,,',
      'invoices.csv 3 number',
    ],
    ['credit_notes', '50.00', '49.00', 'credit_notes.csv 2 amount'],
    ['credit_notes', '2026-09-12', '2026-09-13', 'credit_notes.csv 2 created_on'],
    ['credit_notes', 'cancelled,2', 'cancelled,1', 'credit_notes.csv 2 line'],
    ['account_credit', '12.50', '12.60', 'account_credit.csv 2 amount'],
    ['account_credit', '2027-01-31', '', 'account_credit.csv 2 expires_on'],
    ['applications', '2026-09-20', '2026-09-21', 'applications.csv 2 applied_on'],
    ['passes', 'PASS,C2', 'PASS,C3', 'passes.csv 2 contact_id'],
    ['orders', 'O1,C2', 'O1,C3', 'orders.csv 2 contact_id'],
  ];
  it.each(contradictions)('%s: %s, now %s', async (file, from, to, place) => {
    const faults = await refusedFaults(desk, changed(file, from, to));
    expect(faults.map((f) => `${f.file} ${f.line} ${f.column}`)).toEqual([place]);
    expect(faults[0]?.reason).toMatch(/stored with "[^"]+"; the row now says "[^"]+"/);
  });

  it('is a contact that changes its payer', async () => {
    const contacts = wholeClub.contacts.replace('C2,Asha,,C1', 'C2,Asha,,');
    expect(await refusedFaults(desk, { contacts })).toMatchObject([
      { file: 'contacts.csv', line: 3, column: 'payer_id', value: 'C2' },
    ]);
  });

  it('shows where two long texts begin to differ', async () => {
    const note = (reason: string) => csv(noteColumns, `INV-2,1.00,2026-09-12,${reason},`);
    const reason = 'a'.repeat(100);
    await importSound(desk, { credit_notes: note(`${reason}b`) });
    expect(await refusedFaults(desk, { credit_notes: note(`${reason}c`) })).toMatchObject([
      { value: '…c', reason: expect.stringContaining('"…b"') },
    ]);
  });
});
