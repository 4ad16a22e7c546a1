import { beforeEach, describe, expect, it } from 'vitest';
import { takeBackCredit } from '../../../src/services/credit/take-back-credit.js';
import { voidCreditNote } from '../../../src/services/credit/void-credit-note.js';
import { withdrawOpeningCredit } from '../../../src/services/credit/withdraw-opening-credit.js';
import { voidInvoice } from '../../../src/services/invoices/void-invoice.js';
import { type Files, soundClub } from '../../cli/import-folder/folder.js';
import { deskForFile } from '../../support/desk-for-file.js';
import { envelope, invoiceNow } from '../../support/ledger-desk.js';
import { creditColumns, csv, emptyDatabase, importSound, refusedFaults } from './import-desk.js';

// Each sentence of advice is followed to the letter; then the books hold what the file meant.

const desk = await deskForFile({ audited: true });

beforeEach(async () => {
  await emptyDatabase(desk);
  await importSound(desk, soundClub);
});

const notes = (...rows: string[]) => ({
  credit_notes: csv('invoice_number,amount,created_on,reason,id', ...rows),
});
const uses = (...rows: string[]) => ({
  applications: csv('invoice_number,amount,applied_on,id', ...rows),
});
const credit = (...rows: string[]) => ({ account_credit: csv(creditColumns, ...rows) });
const payments = (...rows: string[]) => ({
  payments: csv('id,invoice_number,amount,provider,received_on,status,reversed_on', ...rows),
});

async function adviceOn(files: Files): Promise<string> {
  const [fault, ...more] = await refusedFaults(desk, files);
  expect(more).toEqual([]);
  return fault?.reason ?? '';
}

async function balance(): Promise<bigint> {
  const account = await desk.store.collections.accounts.findOne({ _id: 'club:C1:GBP' });
  return account?.balance ?? 0n;
}

describe('a credit note whose amount was corrected', () => {
  it.each([
    ['', ''],
    ['N1', 'N1'],
  ])('id "%s": void the stored one at the desk, then import again', async (id) => {
    await importSound(desk, notes(`INV-2,5.00,2026-09-10,Goodwill,${id}`));
    const right = notes(`INV-2,6.00,2026-09-10,Goodwill,${id}`);
    expect(await adviceOn(right)).toContain('void INV-2-CN-1 at the desk');
    await voidCreditNote(desk, envelope(), { noteId: 'club:INV-2-CN-1', reason: 'Wrong' });
    expect(await importSound(desk, right)).toEqual([1, 0]);
    expect(await invoiceNow(desk, 'club:INV-2')).toMatchObject({ outstanding: 2400n });
    expect(await importSound(desk, right)).toEqual([0, 0]);
  });

  it('and is a second one: put the earlier row back beside it', async () => {
    await importSound(desk, notes('INV-2,5.00,2026-09-10,Goodwill,'));
    const second = 'INV-2,6.00,2026-09-10,Goodwill,';
    expect(await adviceOn(notes(second))).toContain('put the earlier row back beside this one');
    const both = notes(second, 'INV-2,5.00,2026-09-10,Goodwill,');
    expect(await importSound(desk, both)).toEqual([1, 0]);
    expect(await invoiceNow(desk, 'club:INV-2')).toMatchObject({ outstanding: 1900n });
  });

  it('and is a second one with the id of the first: give it another id', async () => {
    await importSound(desk, notes('INV-2,5.00,2026-09-10,Goodwill,N1'));
    const second = notes('INV-2,6.00,2026-09-10,Goodwill,N1');
    expect(await adviceOn(second)).toContain('give one of them another id');
    expect(await importSound(desk, notes('INV-2,6.00,2026-09-10,Goodwill,N2'))).toEqual([1, 0]);
    expect(await invoiceNow(desk, 'club:INV-2')).toMatchObject({ outstanding: 1900n });
  });
});

it('a use of credit on another day: take it back at the desk, then import again', async () => {
  await importSound(desk, {
    ...credit('C1,20.00,GBP,2026-08-31,'),
    ...uses('INV-2,5.00,2026-09-10,'),
  });
  const right = uses('INV-2,5.00,2026-09-11,');
  expect(await adviceOn(right)).toContain('take the credit that was used on INV-2 back');
  const [use] = await desk.store.collections.journal.find({ kind: 'credit.applied' }).toArray();
  await takeBackCredit(desk, envelope(), { applicationId: `${use?._id}`, reason: 'Wrong day' });
  expect(await importSound(desk, right)).toEqual([1, 0]);
  expect(await balance()).toBe(1500n);
  expect(await importSound(desk, right)).toEqual([0, 0]);
});

it('an opening balance of another amount: both are right when both stand in the file', async () => {
  await importSound(desk, credit('C1,20.00,GBP,2026-08-31,'));
  const second = 'C1,25.00,GBP,2026-08-31,';
  expect(await adviceOn(credit(second))).toContain('put the earlier row back beside this one');
  await importSound(desk, credit('C1,20.00,GBP,2026-08-31,', second));
  expect(await balance()).toBe(4500n);
});

it('an opening balance that was taken out at the desk may be followed by the right one', async () => {
  await importSound(desk, credit('C1,200.00,GBP,2026-08-31,'));
  const right = credit('C1,20.00,GBP,2026-08-31,');
  expect(await adviceOn(right)).toContain('stored with "200.00"; the row now says "20.00"');
  const [opened] = await desk.store.collections.journal.find({ kind: 'credit.opened' }).toArray();
  const wrong = { lotId: `${opened?._id}`, amount: 20000n, reason: 'Typed with a zero too many' };
  await withdrawOpeningCredit(desk, envelope(), wrong);
  expect(await importSound(desk, right)).toEqual([1, 0]);
  expect(await balance()).toBe(2000n);
  expect(await importSound(desk, right)).toEqual([0, 0]);
});

it('a payment of another amount: return the stored one by its row, and give the right one an id', async () => {
  await importSound(desk, payments('P1,INV-2,25.00,bank,2026-09-10,received,'));
  const wrong = payments('P1,INV-2,30.00,bank,2026-09-10,received,');
  expect(await adviceOn(wrong)).toContain('the status returned and the day in reversed_on');
  const rows = [
    'P1,INV-2,25.00,bank,2026-09-10,returned,2026-09-10',
    'P1B,INV-2,30.00,bank,2026-09-10,received,',
  ];
  expect(await importSound(desk, payments(...rows))).toEqual([2, 0]);
  expect(await invoiceNow(desk, 'club:INV-2')).toMatchObject({ paid: 3000n, outstanding: 0n });
});

it('an invoice of another amount: void it at the desk, and import it under a number of its own', async () => {
  const dearer = soundClub.invoice_lines.replace('Kit,30.00', 'Kit,31.00');
  expect(await adviceOn({ ...soundClub, invoice_lines: dearer })).toContain(
    'void INV-2 at the desk and import the right invoice under a number of its own',
  );
  await voidInvoice(desk, envelope(), { invoiceId: 'club:INV-2', reason: 'Wrong amount' });
  await importSound(desk, {
    invoices: `${soundClub.invoices}INV-2A,C1,2026-09-04,2026-09-18,GBP,yes,\n`,
    invoice_lines: `${soundClub.invoice_lines}INV-2A,1,C2,,Kit,31.00,,,,\n`,
  });
  expect(await invoiceNow(desk, 'club:INV-2')).toMatchObject({ status: 'void' });
  expect(await invoiceNow(desk, 'club:INV-2A')).toMatchObject({ outstanding: 3100n });
});

describe('a discount that is too large', () => {
  const lines = (...rows: string[]): Files => ({
    contacts: soundClub.contacts,
    invoices: csv(
      'number,payer_id,issued_on,due_on,currency,auto_collect',
      'D-1,C1,2026-09-03,2026-09-17,GBP,no',
    ),
    invoice_lines: csv('invoice_number,line,contact_id,description,amount,tax_rate', ...rows),
  });
  const charges = ['D-1,1,C2,Term,100.00,20', 'D-1,2,C2,Kit,50.00,'];

  it('for its tax rate: make it smaller, and put the rest on a line of its own', async () => {
    const advice = await adviceOn(lines(...charges, 'D-1,3,C2,Discount,-120.00,20'));
    expect(advice).toContain('is £20.00 more than is left');
    expect(advice).toContain('put that part on a line of its own with the tax rate');
    await importSound(
      desk,
      lines(...charges, 'D-1,3,C2,Discount,-100.00,20', 'D-1,4,C2,Discount,-20.00,'),
    );
    expect(await invoiceNow(desk, 'club:D-1')).toMatchObject({ total: 3000n });
  });

  it('for the invoice: the rest of it is account credit', async () => {
    const advice = await adviceOn(lines(...charges, 'D-1,3,C2,Discount,-160.00,'));
    expect(advice).toContain('£10.00 below zero. Make its discounts smaller by that');
    await importSound(desk, {
      ...lines(...charges, 'D-1,3,C2,Discount,-150.00,'),
      ...credit('C1,10.00,GBP,2026-09-03,'),
    });
    expect(await invoiceNow(desk, 'club:D-1')).toMatchObject({ total: 0n, outstanding: 0n });
    expect(await balance()).toBe(1000n);
  });
});
