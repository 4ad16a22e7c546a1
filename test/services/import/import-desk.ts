import { importFolder } from '../../../src/cli/import-folder/import-folder.js';
import { printFaults } from '../../../src/cli/import-folder/print-faults.js';
import type { ImportFault } from '../../../src/domain/import/import-fault.js';
import type { ImportResult } from '../../../src/services/import/import-club.js';
import { type Files, folderOf, soundClub } from '../../cli/import-folder/folder.js';
import { databaseDigest } from '../../support/database-digest.js';
import type { LedgerDesk } from '../../support/ledger-desk.js';

/** Reads and imports a folder as the command does. */
export async function importFiles(desk: LedgerDesk, files: Files): Promise<ImportResult> {
  return importFolder(desk, await folderOf(files), { today: '2026-11-23' });
}

/** Imports a folder that has to be without a fault; tells how many events and records were new. */
export async function importSound(desk: LedgerDesk, files: Files): Promise<[number, number]> {
  const result = await importFiles(desk, files);
  if (!result.ok) throw new Error(printFaults(result.faults).join('\n'));
  return [result.booked, result.added];
}

/** Imports a folder that has to be refused, and makes sure that nothing was written. */
export async function refusedFaults(desk: LedgerDesk, files: Files): Promise<ImportFault[]> {
  const before = await digestOf(desk);
  const result = await importFiles(desk, files);
  if (result.ok) throw new Error('the import was not refused');
  const after = await digestOf(desk);
  if (JSON.stringify(before) !== JSON.stringify(after)) throw new Error('something was written');
  return result.faults;
}

export async function digestOf(desk: LedgerDesk): Promise<Record<string, string>> {
  return databaseDigest(uriOf(desk));
}

export function uriOf({ store }: LedgerDesk): string {
  const { host, port, name } = store.connection;
  return `mongodb://${host}:${port}/${name}?directConnection=true`;
}

export const paymentColumns = 'id,invoice_number,amount,provider,received_on,status';
export const noteColumns = 'invoice_number,amount,created_on,reason,line';
export const applicationColumns = 'invoice_number,amount,applied_on';
export const creditColumns = 'contact_id,amount,currency,created_on,expires_on';

/** A file of the folder: its header and rows. */
export function csv(header: string, ...rows: string[]): string {
  return `${[header, ...rows].join('\n')}\n`;
}

/** A club with a row of every file. */
export const wholeClub = {
  ...soundClub,
  enrolments: 'contact_id,product_id,from,until\nC2,GYM,2026-09-14,2026-12-11\n',
  payments: csv(paymentColumns, 'P1,INV-1,200.00,card,2026-09-10,received'),
  credit_notes: csv(noteColumns, 'INV-1,50.00,2026-09-12,Class cancelled,2'),
  account_credit: csv(creditColumns, 'C1,12.50,GBP,2026-08-31,2027-01-31'),
  applications: csv(applicationColumns, 'INV-2,5.00,2026-09-20'),
  passes: 'id,contact_id,product_id,uses_left\nPASS,C2,GYM,3\n',
  bookings:
    'session_id,contact_id,paid_by,invoice_number,line,pass_id\nS1,C2,invoice,INV-1,1,\nS1,C3,pass,,,PASS\n',
  orders: 'id,contact_id,product_id,due_on,amount,currency\nO1,C2,GYM,2026-12-14,10.00,GBP\n',
} as const satisfies Files;

/** Removes every document, so that a file of tests needs one database only. */
export async function emptyDatabase(desk: LedgerDesk): Promise<void> {
  await Promise.all(Object.values(desk.store.collections).map((one) => one.deleteMany({})));
}
