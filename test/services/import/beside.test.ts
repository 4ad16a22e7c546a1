import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { voidInvoice } from '../../../src/services/invoices/void-invoice.js';
import { type Files, folderOf, soundClub } from '../../cli/import-folder/folder.js';
import {
  auditDifferences,
  envelope,
  type LedgerDesk,
  openLedgerDesk,
} from '../../support/ledger-desk.js';
import {
  applicationColumns,
  creditColumns,
  csv,
  digestOf,
  emptyDatabase,
  importSound,
  noteColumns,
} from './import-desk.js';

let desk: LedgerDesk;

beforeAll(async () => {
  desk = await openLedgerDesk();
});
beforeEach(() => emptyDatabase(desk));
afterEach(async () => {
  expect(await auditDifferences(desk)).toEqual([]);
});
afterAll(() => desk.close());

function rows(count: number, row: (index: number) => string): string[] {
  return Array.from({ length: count }, (_, index) => row(index));
}

/** Many payers with two invoices each, credit in hand, and some of it spent. */
function manyPayers(count: number): Files {
  const each = (row: (id: number) => string) => rows(count, row);
  return {
    contacts: csv('id,name', ...each((id) => `C${id},Payer ${id}`)),
    account_credit: csv(creditColumns, ...each((id) => `C${id},25.00,GBP,2026-08-31,`)),
    invoices: csv(
      'number,payer_id,issued_on,due_on,currency,auto_collect',
      ...each((id) => `A-${id},C${id},2026-09-01,2026-09-15,GBP,yes`),
      ...each((id) => `B-${id},C${id},2026-09-02,2026-09-15,GBP,no`),
    ),
    invoice_lines: csv(
      'invoice_number,line,contact_id,description,amount',
      ...each((id) => `A-${id},1,C${id},Term,30.00`),
      ...each((id) => `B-${id},1,C${id},Kit,10.00`),
    ),
    applications: csv(applicationColumns, ...each((id) => `A-${id},20.00,2026-09-03`)),
    credit_notes: csv(noteColumns, ...each((id) => `B-${id},4.00,2026-09-04,Goodwill,`)),
  };
}

it('two imports of one folder at the same time both end, and nothing is doubled', async () => {
  const other = await openLedgerDesk();
  const files = manyPayers(150);
  const data = await dataOf(files);
  try {
    await importClub(other, data);
    const results = await Promise.all([importClub(desk, data), importClub(desk, data)]);
    expect(results.map(({ ok }) => ok)).toEqual([true, true]);
    expect(results[0].booked + results[1].booked).toBe(750);
    const both = desk.store.collections;
    expect(await both.journal.countDocuments()).toBe(750);
    expect(await both.accounts.countDocuments({ balance: 500n, seq: 2n })).toBe(150);
    expect(await both.contacts.countDocuments()).toBe(150);
    expect(await auditDifferences(other)).toEqual([]);
  } finally {
    await other.close();
  }
});

it('a payer with more events than one transaction holds is imported in their order', async () => {
  const [count, ids] = [1100, rows(1100, (index) => `I-${index}`)];
  const files = {
    contacts: 'id,name\nC1,A school\n',
    account_credit: csv(creditColumns, 'C1,1100.00,GBP,2026-08-31,'),
    invoices: csv(
      'number,payer_id,issued_on,due_on,currency,auto_collect',
      ...ids.map((id) => `${id},C1,2026-09-01,2026-09-15,GBP,yes`),
    ),
    invoice_lines: csv(
      'invoice_number,line,contact_id,description,amount',
      ...ids.map((id) => `${id},1,C1,Term,2.00`),
    ),
    applications: csv(applicationColumns, ...ids.map((id) => `${id},1.00,2026-09-02`)),
  };
  expect(await importSound(desk, files)).toEqual([2 * count + 1, 1]);
  const account = await desk.store.collections.accounts.findOne({ _id: 'club:C1:GBP' });
  expect(account).toMatchObject({ balance: 0n, seq: BigInt(count) + 1n, lots: [] });
  const before = await digestOf(desk);
  expect(await importSound(desk, files)).toEqual([0, 0]);
  expect(await digestOf(desk)).toEqual(before);
});

it('what the desk changes between check and writing is refused at its row', async () => {
  await importSound(desk, soundClub);
  const note = csv(noteColumns, 'INV-2,5.00,2026-09-10,Goodwill,');
  const read = await readImportFolder(await folderOf({ credit_notes: note }), {
    timeZone: 'Europe/London',
    findStoredInvoices: async () => new Map([['INV-2', 'GBP']]),
  });
  if (!read.ok) throw new Error('the folder is sound');
  const checked = await checkClub(desk, read.data);
  expect(checked.faults).toEqual([]);
  await voidInvoice(desk, envelope(), { invoiceId: 'club:INV-2', reason: 'By mistake' });
  const written = await writeMoney(desk, checked, () => undefined);
  expect(written).toMatchObject({ booked: 0, faults: [{ file: 'credit_notes.csv', line: 2 }] });
  expect(written.faults[0]?.reason).toContain('INV-2 is void');
});
