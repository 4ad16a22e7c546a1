import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listFolder } from '../../../src/cli/import-folder/list-folder.js';
import { readFolder } from '../../../src/cli/import-folder/read-folder.js';
import { createFaultList } from '../../../src/domain/import/fault-list.js';
import type { ImportFileName } from '../../../src/domain/import/file-layout.js';
import type { ImportRow } from '../../../src/domain/import/import-data.js';
import type { ImportFault } from '../../../src/domain/import/import-fault.js';
import type { MoneyRow } from '../../../src/domain/import/money-event.js';
import { checkStaged } from '../../../src/services/import/check-staged.js';
import { checkContext } from '../../../src/services/import/checks/check-context.js';
import { stagingSink } from '../../../src/services/import/stage-rows.js';
import { openStaging } from '../../../src/services/import/staging.js';
import type { StoredFacts } from '../../../src/services/import/stored-facts.js';

/** Files by name without `.csv`, unless the name has a point: text, or bytes as they are. */
export type Files = Record<string, string | Uint8Array>;

export async function folderOf(files: Files): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'import-folder-'));
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, name.includes('.') ? name : `${name}.csv`), content);
  }
  return folder;
}

/** A folder as the import sees it before the rules of money: faults, or every row and event. */
export type FolderRead = {
  faults: ImportFault[];
  warnings: string[];
  rows: ImportRow[];
  money: MoneyRow[];
};

export type ReadOptions = { today?: string; stored?: StoredFacts };

/** Nothing is stored: each pointer has to find its row in the folder. */
export const nothingStored: StoredFacts = {
  invoices: async () => new Map(),
  payments: async () => new Map(),
  records: async () => new Map(),
  forgotten: async () => new Set(),
};

/** Reads and checks a folder without a database. */
export async function readAt(folder: string, options: ReadOptions = {}): Promise<FolderRead> {
  const { today = null, stored = nothingStored } = options;
  const listing = await listFolder(folder);
  if (!listing.ok) {
    return { faults: listing.faults, warnings: [], rows: [], money: [] };
  }
  const rows: ImportRow[] = [];
  const staging = await openStaging(10);
  try {
    const unreadable = new Set<ImportFileName>();
    const faults = createFaultList();
    const inner = stagingSink(staging, unreadable);
    const sink = {
      ...inner,
      async row(row: ImportRow) {
        rows.push(row);
        await inner.row(row);
      },
    };
    await readFolder(folder, listing, { timeZone: 'Europe/London', today, sink, faults });
    const club = {
      ...{ id: 'club', name: 'Club', currency: 'GBP' },
      ...{ timeZone: 'Europe/London', locale: 'en-GB', sweepFrom: '2026-01-01' },
    };
    await checkStaged(checkContext({ club, at: new Date(), staging, stored, faults, unreadable }));
    const money: MoneyRow[] = [];
    for await (const items of staging.payers.parts()) money.push(...items.map((one) => one.money));
    return { faults: faults.all(), warnings: listing.warnings, rows, money };
  } finally {
    await staging.close();
  }
}

export async function read(files: Files, options: ReadOptions = {}): Promise<FolderRead> {
  return readAt(await folderOf(files), options);
}

export async function faultsOf(files: Files, options: ReadOptions = {}): Promise<ImportFault[]> {
  return (await read(files, options)).faults;
}

type RowsByKind = { [Row in ImportRow as Row['kind']]: Row['row'] };

/** The rows of one kind in a folder without a fault. */
export async function rowsOf<Kind extends ImportRow['kind']>(
  files: Files,
  kind: Kind,
): Promise<RowsByKind[Kind][]> {
  const { faults, rows } = await read(files);
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  const isOfKind = (one: ImportRow): one is ImportRow & { row: RowsByKind[Kind] } => {
    return one.kind === kind;
  };
  return rows.filter(isOfKind).map((one): RowsByKind[Kind] => one.row);
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
