import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import {
  type ReadImportOptions,
  readImportFolder,
} from '../../../src/cli/import-folder/read-import-folder.js';
import type { ImportFault } from '../../../src/domain/import/import-fault.js';

const made: string[] = [];

afterAll(async () => {
  for (const folder of made) await rm(folder, { recursive: true, force: true });
});

/** Files by name without `.csv`, unless the name has a point: text, or bytes as they are. */
export type Files = Record<string, string | Uint8Array>;

export async function folderOf(files: Files): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'import-folder-'));
  made.push(folder);
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, name.includes('.') ? name : `${name}.csv`), content);
  }
  return folder;
}

export async function read(files: Files, options: Partial<ReadImportOptions> = {}) {
  return readImportFolder(await folderOf(files), { timeZone: 'Europe/London', ...options });
}

export async function faultsOf(
  files: Files,
  options: Partial<ReadImportOptions> = {},
): Promise<ImportFault[]> {
  const result = await read(files, options);
  return result.ok ? [] : result.faults;
}

export async function dataOf(files: Files, options: Partial<ReadImportOptions> = {}) {
  const result = await read(files, options);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.data;
}

/** A small club without a fault: one family, a product, a session, two invoices. */
export const soundClub = {
  contacts: 'id,name,email,payer_id\nC1,Priya,priya@family.example,\nC2,Asha,,C1\nC3,Rohan,,C1\n',
  products:
    'id,name,price,currency,billing,auto_collect\nGYM,Gymnastics,120.00,GBP,termly,no\nEU,Camp,9.00,EUR,single,yes\n',
  sessions:
    'id,product_id,title,starts_at,ends_at\nS1,GYM,Week 6,2026-12-03T17:00,2026-12-03T18:00\n',
  invoices:
    'number,payer_id,issued_on,due_on,currency,auto_collect,voided_on\nINV-1,C1,2026-09-03,2026-09-17,GBP,no,\nINV-2,C1,2026-09-04,2026-09-18,GBP,yes,\n',
  invoice_lines:
    'invoice_number,line,contact_id,product_id,description,amount,tax_rate,sessions_billed,from,until\nINV-1,1,C2,GYM,Term,120.00,,12,2026-09-14,2026-12-11\nINV-1,2,C3,GYM,Term,108.00,20,12,,\nINV-2,1,C2,,Kit,30.00,,,,\n',
} as const;
