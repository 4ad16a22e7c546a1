import { beforeEach, describe, expect, it } from 'vitest';
import { voidCreditNote } from '../../../src/services/credit/void-credit-note.js';
import { soundClub } from '../../cli/import-folder/folder.js';
import { deskForFile } from '../../support/desk-for-file.js';
import { envelope, invoiceNow } from '../../support/ledger-desk.js';
import {
  creditColumns,
  csv,
  digestOf,
  emptyDatabase,
  importFiles,
  importSound,
  refusedFaults,
} from './import-desk.js';

const desk = await deskForFile({ audited: true });

beforeEach(async () => {
  await emptyDatabase(desk);
  await importSound(desk, {
    ...soundClub,
    account_credit: csv(creditColumns, 'C1,20.00,GBP,2026-08-31,'),
  });
});

const notes = (...rows: string[]) => ({
  credit_notes: csv('invoice_number,amount,created_on,reason,line,voided_on,id', ...rows),
});
const uses = (...rows: string[]) => ({
  applications: csv('invoice_number,amount,applied_on,taken_back_on,id', ...rows),
});

async function balance(): Promise<bigint> {
  const account = await desk.store.collections.accounts.findOne({ _id: 'club:C1:GBP' });
  return account?.balance ?? 0n;
}

/** Imports twice: the second time nothing may change. */
async function importTwice(files: Record<string, string>): Promise<number> {
  const [booked] = await importSound(desk, files);
  const before = await digestOf(desk);
  expect(await importSound(desk, files)).toEqual([0, 0]);
  expect(await digestOf(desk)).toEqual(before);
  return booked;
}

describe('rows without an id', () => {
  it('are as many as there are, also where they say the same', async () => {
    const row = 'INV-1,5.00,2026-09-10,Goodwill,,,';
    expect(await importTwice(notes(row, row))).toBe(2);
    expect(await importTwice(notes(row, row, row))).toBe(1);
    expect(await invoiceNow(desk, 'club:INV-1')).toMatchObject({ creditedToInvoice: 1500n });
  });

  it('are known wherever they stand, and alone', async () => {
    const [one, other] = ['INV-1,5.00,2026-09-10,A,,,', 'INV-1,7.00,2026-09-12,B,2,,'];
    expect(await importTwice(notes(one))).toBe(1);
    expect(await importTwice(notes(other, one))).toBe(1);
    expect(await importTwice(notes(other))).toBe(0);
  });

  it('are known again when the file has ids by now', async () => {
    await importTwice(notes('INV-1,5.00,2026-09-10,A,,,'));
    await importTwice(uses('INV-2,5.00,2026-09-10,,'));
    expect(await importTwice(notes('INV-1,5.00,2026-09-10,A,,,N-1'))).toBe(0);
    expect(await importTwice(uses('INV-2,5.00,2026-09-10,,U-1'))).toBe(0);
  });

  it('are known again when the file had ids and has none any more', async () => {
    const row = (id: string) => `INV-1,5.00,2026-09-10,A,,,${id}`;
    await importTwice(notes(row('N-1'), row('N-2')));
    await importTwice(uses('INV-2,5.00,2026-09-10,,U-1'));
    expect(await importTwice(uses('INV-2,5.00,2026-09-10,,'))).toBe(0);
    expect(await importTwice(notes(row('')))).toBe(0);
    expect(await importTwice(notes(row(''), row('')))).toBe(0);
    expect(await importTwice(notes(row('N-1'), row('')))).toBe(0);
    // Beside both ids it is a third one, and stays it without them.
    expect(await importTwice(notes(row('N-1'), row(''), row('N-2')))).toBe(1);
    expect(await importTwice(notes(row(''), row(''), row('')))).toBe(0);
    expect(await invoiceNow(desk, 'club:INV-1')).toMatchObject({ creditedToInvoice: 1500n });
  });

  it('that correct one whose id the file has lost are refused, as without an id', async () => {
    await importTwice(notes('INV-1,5.00,2026-09-10,A,,,N-1'));
    expect(await refusedFaults(desk, notes('INV-1,6.00,2026-09-10,A,,,'))).toMatchObject([
      { line: 2, column: 'amount', reason: expect.stringContaining('stored with "5.00"') },
    ]);
  });

  it('that an older version imported under running numbers are known as well', async () => {
    await importTwice(notes('INV-1,5.00,2026-09-10,A,1,,', 'INV-1,5.00,2026-09-10,A,1,,'));
    await importTwice(uses('INV-2,5.00,2026-09-10,,'));
    const { journal } = desk.store.collections;
    const older: [RegExp, string][] = [
      [/^raise:/, 'raise:club:INV-1:import-'],
      [/^apply:/, 'apply:club:INV-2:import-'],
      [/^open:/, 'open:club:C1:GBP:'],
    ];
    const before = await journal.find().toArray();
    for (const [pattern, stem] of older) {
      const entries = await journal.find({ _id: pattern }).sort({ _id: 1 }).toArray();
      expect(entries.length).toBeGreaterThan(0);
      for (const [index, { _id, ...fields }] of entries.entries()) {
        await journal.deleteOne({ _id });
        await journal.insertOne({ ...fields, _id: `${stem}${index + 1}` });
      }
    }
    const row = 'INV-1,5.00,2026-09-10,A,1,,';
    expect(await importSound(desk, notes(row, row))).toEqual([0, 0]);
    expect(await importSound(desk, uses('INV-2,5.00,2026-09-10,,'))).toEqual([0, 0]);
    const credit = csv(creditColumns, 'C1,20.00,GBP,2026-08-31,');
    expect(await importSound(desk, { account_credit: credit })).toEqual([0, 0]);
    expect(await importSound(desk, notes(row, row, row))).toEqual([1, 0]);
    // Back to what the chain was made of.
    await journal.deleteMany({});
    await journal.insertMany(before);
    await emptyDatabase(desk);
  });
});

describe('rows with an id', () => {
  it('may say the same and are two', async () => {
    const row = (id: string) => `INV-1,5.00,2026-09-10,Goodwill,,,${id}`;
    expect(await importTwice(notes(row('N-1'), row('N-2')))).toBe(2);
  });

  it('stand once on an invoice', async () => {
    const row = 'INV-1,5.00,2026-09-10,Goodwill,,,N-1';
    expect(await refusedFaults(desk, notes(row, row))).toMatchObject([
      { line: 3, column: 'id', reason: expect.stringContaining('already on line 2') },
    ]);
  });
});

describe('a credit note that was voided', () => {
  it('is raised on its day and voided on its day', async () => {
    expect(await importTwice(notes('INV-2,5.00,2026-09-10,Wrong,,2026-09-12,'))).toBe(2);
    expect(await invoiceNow(desk, 'club:INV-2')).toMatchObject({ outstanding: 3000n });
  });

  it('may have been stored standing before', async () => {
    await importTwice(notes('INV-2,5.00,2026-09-10,Wrong,,,'));
    expect(await importTwice(notes('INV-2,5.00,2026-09-10,Wrong,,2026-09-12,'))).toBe(1);
    expect(await invoiceNow(desk, 'club:INV-2')).toMatchObject({ outstanding: 3000n });
  });

  it('at the desk stays void, whether the file knows it or not', async () => {
    await importTwice(notes('INV-2,5.00,2026-09-10,Wrong,,,'));
    await voidCreditNote(desk, envelope(), { noteId: 'club:INV-2-CN-1', reason: 'Wrong' });
    expect(await importTwice(notes('INV-2,5.00,2026-09-10,Wrong,,,'))).toBe(0);
    expect(await importTwice(notes('INV-2,5.00,2026-09-10,Wrong,,2026-11-20,'))).toBe(0);
  });

  it('and does not say so any more, or on another day, contradicts', async () => {
    await importTwice(notes('INV-2,5.00,2026-09-10,Wrong,,2026-09-12,'));
    for (const row of [
      'INV-2,5.00,2026-09-10,Wrong,,,',
      'INV-2,5.00,2026-09-10,Wrong,,2026-09-13,',
    ]) {
      expect(await refusedFaults(desk, notes(row))).toMatchObject([{ column: 'voided_on' }]);
    }
  });

  it('is refused while all of its credit is spent, and names where', async () => {
    const paid =
      'id,invoice_number,amount,provider,received_on,status\nP1,INV-1,228.00,bank,2026-09-09,received\n';
    const files = {
      payments: paid,
      // With the 20.00 that were there before, which are spent first.
      ...notes('INV-1,10.00,2026-09-10,Wrong,,2026-09-12,'),
      ...uses('INV-2,30.00,2026-09-11,,'),
    };
    expect(await refusedFaults(desk, files)).toMatchObject([
      { file: 'credit_notes.csv', column: 'voided_on', reason: expect.stringContaining('INV-2') },
    ]);
    const returned = { ...files, ...uses('INV-2,30.00,2026-09-11,2026-09-12,') };
    expect(await importTwice(returned)).toBe(5);
    expect(await balance()).toBe(2000n);
  });
});

describe('a credit note that was voided while a part of its credit was spent', () => {
  const payments = csv(
    'id,invoice_number,amount,provider,received_on,status',
    'P1,INV-1,228.00,bank,2026-09-09,received',
  );
  const voided = 'INV-1,50.00,2026-09-10,Wrong,,2026-09-12,';

  it('is voided in what is left of it, as at the desk, and the import says so', async () => {
    const files = { payments, ...notes(voided), ...uses('INV-2,30.00,2026-09-11,,') };
    const result = await importFiles(desk, files);
    expect(result.ok ? result.notes : result.faults).toContain(
      '1 credit note was voided only in part: the rest of its credit was spent, and stays.',
    );
    // Account credit of 20.00 that was there before is spent first.
    expect(await invoiceNow(desk, 'club:INV-1')).toMatchObject({ creditedToAccount: 1000n });
    expect(await invoiceNow(desk, 'club:INV-2')).toMatchObject({ outstanding: 0n });
    expect(await balance()).toBe(0n);
    expect(await importTwice(files)).toBe(0);
  });

  it('is usable again in what is taken back of it later', async () => {
    const files = { payments, ...notes(voided), ...uses('INV-2,30.00,2026-09-11,2026-09-20,') };
    await importTwice(files);
    expect(await balance()).toBe(3000n);
  });

  it('is voided whole where another order of the day allows it', async () => {
    const more = csv('contact_id,amount,currency,created_on', 'C1,30.00,GBP,2026-09-12');
    const files = { payments, ...notes(voided), ...uses('INV-2,30.00,2026-09-12,,') };
    await importTwice({ ...files, account_credit: more });
    expect(await invoiceNow(desk, 'club:INV-1')).toMatchObject({ creditedToAccount: 0n });
    expect(await balance()).toBe(2000n);
  });
});

describe('account credit that was taken back', () => {
  it('is used on its day and taken back on its day', async () => {
    expect(await importTwice(uses('INV-2,5.00,2026-09-10,2026-09-12,'))).toBe(2);
    expect(await balance()).toBe(2000n);
    expect(
      await importTwice(uses('INV-2,5.00,2026-09-10,2026-09-12,', 'INV-2,5.00,2026-09-14,,')),
    ).toBe(1);
    expect(await balance()).toBe(1500n);
  });

  it('and does not say so any more contradicts', async () => {
    await importTwice(uses('INV-2,5.00,2026-09-10,2026-09-12,'));
    expect(await refusedFaults(desk, uses('INV-2,5.00,2026-09-10,,'))).toMatchObject([
      { column: 'taken_back_on' },
    ]);
  });
});

it('an end before its beginning is refused', async () => {
  expect(
    await refusedFaults(desk, notes('INV-2,5.00,2026-09-10,Wrong,,2026-09-09,')),
  ).toMatchObject([
    { column: 'voided_on', reason: expect.stringContaining('before it began on 2026-09-10') },
  ]);
  expect(await refusedFaults(desk, uses('INV-2,5.00,2026-09-10,2026-09-09,'))).toMatchObject([
    { column: 'taken_back_on' },
  ]);
});
