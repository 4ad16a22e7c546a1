import { beforeEach, describe, expect, it } from 'vitest';
import { importFolder } from '../../../src/cli/import-folder/import-folder.js';
import { createFaultList } from '../../../src/domain/import/fault-list.js';
import { checkMoney } from '../../../src/services/import/check-money.js';
import { checkContext } from '../../../src/services/import/checks/check-context.js';
import { openStaging } from '../../../src/services/import/staging.js';
import { writeMoney } from '../../../src/services/import/write-money.js';
import { voidInvoice } from '../../../src/services/invoices/void-invoice.js';
import { takeLease } from '../../../src/store/lease.js';
import { type Files, folderOf, nothingStored, soundClub } from '../../cli/import-folder/folder.js';
import { deskForFile } from '../../support/desk-for-file.js';
import { envelope } from '../../support/ledger-desk.js';
import {
  applicationColumns,
  creditColumns,
  csv,
  digestOf,
  emptyDatabase,
  importSound,
  noteColumns,
} from './import-desk.js';

const desk = await deskForFile({ audited: true });

beforeEach(() => emptyDatabase(desk));

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
  const staging = await openStaging(10);
  try {
    const row = {
      ...{ place: { file: 'credit_notes.csv' as const, line: 2 }, invoiceNumber: 'INV-2' },
      ...{ amountMinor: 500n, currency: 'GBP', createdOn: '2026-09-10', issuedOn: '2026-09-04' },
      ...{ reason: 'Goodwill', line: null, voidedOn: null, id: null },
    };
    await staging.payers.add('C1', { payerId: 'C1', money: { kind: 'credit-note', row } });
    const faults = createFaultList();
    const counts = checkContext({
      ...{ club: desk.club, at: desk.now(), staging, stored: nothingStored },
      ...{ faults, unreadable: new Set() },
    }).counts;
    expect(await checkMoney({ desk, staging, faults, counts })).toEqual({ toBook: 1 });
    expect(faults.all()).toEqual([]);
    await voidInvoice(desk, envelope(), { invoiceId: 'club:INV-2', reason: 'By mistake' });
    const written = await writeMoney(desk, staging, () => undefined);
    expect(written).toMatchObject({ booked: 0, faults: [{ file: 'credit_notes.csv', line: 2 }] });
    expect(written.faults[0]?.reason).toContain('INV-2 is void');
  } finally {
    await staging.close();
  }
});

describe('two imports at the same time', () => {
  it('are one: the second is refused while the first goes on, and writes nothing', async () => {
    const folder = await folderOf(manyPayers(40));
    const first = await takeLease(desk.store, { name: 'import:club', holder: 'x', ttlMs: 15_000 });
    const renewal = setInterval(() => first?.renew(), 500);
    try {
      await expect(importFolder(desk, folder, { today: null })).rejects.toThrow(
        'Another import was going on',
      );
    } finally {
      clearInterval(renewal);
    }
    expect(await desk.store.collections.contacts.countDocuments()).toBe(0);
    await first?.release();
    expect(await importFolder(desk, folder, { today: null })).toMatchObject({ booked: 200 });
  });

  it('wait for one that was killed no longer than its lease', async () => {
    await takeLease(desk.store, { name: 'import:club', holder: 'x', ttlMs: 2000 });
    expect(await importSound(desk, soundClub)).toEqual([2, 6]);
  });
});
