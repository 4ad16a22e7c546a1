import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Files } from '../../cli/import-folder/folder.js';
import { auditDifferences, type LedgerDesk, openLedgerDesk } from '../../support/ledger-desk.js';
import {
  creditColumns,
  csv,
  emptyDatabase,
  importFiles,
  importSound,
  paymentColumns,
} from './import-desk.js';

let desk: LedgerDesk;
beforeAll(async () => {
  desk = await openLedgerDesk();
});
afterAll(() => desk.close());

const heads = 'number,payer_id,issued_on,due_on,currency,auto_collect';
const lines = 'invoice_number,line,contact_id,description,amount';
const old: Files = {
  contacts: csv('id,name,payer_id', 'kari,Kari Prinz,', 'bo,Bo Prinz,kari', 'dag,Dag Berg,'),
  invoices: csv(heads, 'OLD-1,kari,2026-01-02,2026-01-09,GBP,no'),
  invoice_lines: csv(lines, 'OLD-1,1,bo,Judo,10.00'),
  payments: csv(paymentColumns, 'P-1,OLD-1,10.00,bank,2026-01-05,received'),
};

beforeEach(async () => {
  await emptyDatabase(desk);
  await importSound(desk, old);
  const gone = { _id: { $in: ['club:kari', 'club:bo'] } };
  const set = { forgottenAt: new Date(), name: 'Forgotten person' };
  await desk.store.collections.contacts.updateMany(gone, { $set: set });
});

async function refusedRows(files: Files): Promise<string[]> {
  const result = await importFiles(desk, files);
  expect(await auditDifferences(desk)).toEqual([]);
  return result.ok
    ? []
    : result.faults.map(({ file, line, reason }) => `${file}:${line} ${reason}`);
}

it('takes the old files as before: nothing is new, and nobody comes back', async () => {
  expect(await importSound(desk, old)).toEqual([0, 0]);
  expect(await desk.store.collections.contacts.countDocuments({ name: /Prinz/ })).toBe(0);
});

it('refuses a new invoice for somebody forgotten, as payer or on a line, and new credit', async () => {
  const mine = csv(heads, 'NEW-1,kari,2026-02-02,2026-02-09,GBP,no');
  const refused = /was forgotten, so nothing new about them is kept/;
  const asPayer = await refusedRows({
    invoices: mine,
    invoice_lines: csv(lines, 'NEW-1,1,kari,Judo for Kari Prinz,10.00'),
  });
  expect(asPayer).toEqual([expect.stringMatching(refused)]);
  const onLine = await refusedRows({
    invoices: csv(heads, 'NEW-2,dag,2026-02-02,2026-02-09,GBP,no'),
    invoice_lines: csv(lines, 'NEW-2,1,bo,Judo for Bo Prinz,10.00'),
  });
  expect(onLine).toEqual([expect.stringMatching(refused)]);
  const credit = csv(creditColumns, 'kari,4.00,GBP,2026-02-02,');
  expect(await refusedRows({ account_credit: credit })).toEqual([expect.stringMatching(refused)]);
  expect(await desk.store.collections.invoices.countDocuments()).toBe(1);
});

it('takes money that arrives all the same', async () => {
  const late = csv(paymentColumns, 'P-2,OLD-1,3.00,bank,2026-03-05,received');
  expect(await refusedRows({ payments: late })).toEqual([]);
});
