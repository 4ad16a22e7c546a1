import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { listFolder } from '../../../src/cli/import-folder/list-folder.js';
import { printFaults } from '../../../src/cli/import-folder/print-faults.js';
import { readFolder } from '../../../src/cli/import-folder/read-folder.js';
import { importClub } from '../../../src/services/import/import-club.js';
import { recordPayment } from '../../../src/services/payments/record-payment.js';
import { changeSettings } from '../../../src/services/settings/change-settings.js';
import { folderOf } from '../../cli/import-folder/folder.js';
import { deskForFile } from '../../support/desk-for-file.js';
import { admin, deskOn, envelope, type LedgerDesk } from '../../support/ledger-desk.js';
import {
  csv,
  digestOf,
  emptyDatabase,
  importSound,
  paymentColumns,
  refusedFaults,
  wholeClub,
} from './import-desk.js';

const desk = await deskForFile({ audited: true });

beforeEach(async () => {
  await emptyDatabase(desk);
  const { club: fresh, settings, settingsSeq } = deskOn(desk.store, desk.uri);
  Object.assign(desk, { club: fresh, settings, settingsSeq });
  const { id: _id, ...club } = fresh;
  await desk.store.collections.clubs.insertOne({ _id, ...club });
});

async function close(at: LedgerDesk, closedUpTo: string): Promise<void> {
  const operationId = randomUUID();
  await changeSettings(at, { actor: admin, operationId, seenSeq: null, wanted: { closedUpTo } });
}

it('rows that are stored are there as before, though their days are closed by now', async () => {
  expect(await importSound(desk, wholeClub)).toEqual([6, 11]);
  await close(desk, '2026-10-31');
  const before = await digestOf(desk);
  expect(await importSound(desk, wholeClub)).toEqual([0, 0]);
  expect(await digestOf(desk)).toEqual(before);
});

it('new rows of closed days are refused with file, line and what to do; later ones are taken', async () => {
  await importSound(desk, wholeClub);
  await close(desk, '2026-10-31');
  const early = {
    ...wholeClub,
    payments: csv(
      ...[paymentColumns, 'P1,INV-1,200.00,card,2026-09-10,received'],
      ...['P2,INV-2,5.00,card,2026-10-31,received', 'P3,INV-1,1.00,card,2026-11-01,received'],
    ),
    credit_notes: `${wholeClub.credit_notes}INV-1,1.00,2026-09-12,Goodwill,2\n`,
  };
  expect(printFaults(await refusedFaults(desk, early))).toEqual([
    expect.stringContaining('payments.csv line 3, received_on "2026-10-31": The books are closed'),
    expect.stringContaining('credit_notes.csv line 3, created_on "2026-09-12": The books are'),
  ]);
  const [first] = await refusedFaults(desk, early);
  expect(first?.reason).toBe(
    'The books are closed up to 2026-10-31, so nothing new of that time is imported. Correct the date to 2026-11-01 or later, or have an admin open the books under Settings.',
  );
  const later = { ...wholeClub, payments: early.payments.replace('2026-10-31', '2026-11-02') };
  expect(await importSound(desk, later)).toEqual([2, 0]);
});

it('what went back later of a payment in closed days is booked on its own day', async () => {
  await importSound(desk, wholeClub);
  await close(desk, '2026-10-31');
  const columns = `${paymentColumns},reversed_on`;
  const bounced = (day: string) => ({
    ...wholeClub,
    payments: csv(columns, `P1,INV-1,200.00,card,2026-09-10,bounced,${day}`),
  });
  expect(await refusedFaults(desk, bounced('2026-10-02'))).toMatchObject([
    { file: 'payments.csv', line: 2, value: '2026-10-02' },
  ]);
  expect(await importSound(desk, bounced('2026-11-02'))).toEqual([1, 0]);
});

it('what goes back before the day for which its receipt was put off is refused, though days opened again', async () => {
  await importSound(desk, wholeClub);
  await close(desk, '2026-10-31');
  await recordPayment(desk, envelope(), {
    ...{ invoiceId: 'club:INV-2', paymentId: 'club:P9', amount: 500n, provider: 'card' },
    ...{ status: 'received', receivedOn: '2026-10-20' },
  });
  await close(desk, '2026-09-30');
  const bounced = (day: string) => ({
    ...wholeClub,
    payments: csv(
      `${paymentColumns},reversed_on`,
      'P1,INV-1,200.00,card,2026-09-10,received,',
      `P9,INV-2,5.00,card,2026-10-20,bounced,${day}`,
    ),
  });
  const [fault, ...others] = await refusedFaults(desk, bounced('2026-10-31'));
  expect(others).toEqual([]);
  expect(fault?.reason).toContain('is booked for 1 Nov 2026, so it cannot be booked as gone back');
  expect(await importSound(desk, bounced('2026-11-01'))).toEqual([1, 0]);
});

it('books that are closed while a folder is read refuse it at the row, and nothing is booked', async () => {
  const other = deskOn(desk.store, desk.uri);
  const folder = await folderOf(wholeClub);
  const listing = await listFolder(folder);
  if (!listing.ok) throw new Error('the folder cannot be read');
  const result = await importClub(desk, {
    bytes: 1000,
    read: async (target) => {
      const options = { timeZone: desk.club.timeZone, today: '2026-11-23' };
      await readFolder(folder, listing, { ...options, ...target });
      await close(other, '2026-10-31');
    },
  });
  if (result.ok) throw new Error('the import was not refused');
  expect(result.booked).toBe(0);
  expect(result.faults.map(({ file }) => file).sort()).toContain('invoices.csv');
  expect(await desk.store.collections.journal.countDocuments({})).toBe(0);
});

it('books that were closed before refuse it before anything is written', async () => {
  await close(deskOn(desk.store, desk.uri), '2026-10-31');
  expect(desk.settings.closedUpTo).toBeNull();
  expect(await refusedFaults(desk, wholeClub)).not.toEqual([]);
});
