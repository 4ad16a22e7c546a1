import { createFaultList, type FaultList } from '../../domain/import/fault-list.js';
import type { ImportFileName } from '../../domain/import/file-layout.js';
import type { ImportSink } from '../../domain/import/import-data.js';
import type { ImportFault } from '../../domain/import/import-fault.js';
import { writeRecords } from '../../store/import/import-writes.js';
import { raiseNumber } from '../../store/ledger/counters.js';
import type { Desk } from '../desk.js';
import { invoiceSeries } from '../invoices/invoice-series.js';
import { refreshSettings } from '../settings/settings-now.js';
import { checkMoney } from './check-money.js';
import { checkStaged } from './check-staged.js';
import { type CheckContext, checkContext } from './checks/check-context.js';
import { failureOf } from './import-failure.js';
import { withImportLease } from './import-lease.js';
import { notesOf } from './notes.js';
import { recordKinds } from './record-kinds.js';
import { stagingSink } from './stage-rows.js';
import { openStaging, type Staging } from './staging.js';
import { storedFacts } from './stored-facts.js';
import { type Told, tellImport } from './tell-import.js';
import { writeMoney } from './write-money.js';

/** How far an import is, for the person who waits. `total` is null while it is not known. */
export type Progress = (done: number, total: number) => void;

/** Money events `booked`, records `added` and `changed` are new; others were imported before. */
export type ImportResult = { booked: number; added: number; changed: number } & (
  | { ok: true; alreadyThere: number; notes: string[] }
  /** With something written the desk changed the same money during the import. */
  | { ok: false; faults: ImportFault[] }
);

/** Reads the folder: hands every row to the sink, and what is wrong with it to the faults. */
export type ReadRows = (target: { sink: ImportSink; faults: FaultList }) => Promise<void>;

/** Numbers that the desk gives later start after the imported ones. */
async function raiseInvoiceSeries(desk: Desk, highest: bigint): Promise<void> {
  if (highest > 0n) await raiseNumber(desk.store, invoiceSeries(desk.club.id), highest);
}

/** Checks what was staged; nothing is written yet. Returns how many events there are to book. */
async function checkAll(desk: Desk, context: CheckContext): Promise<number> {
  const { staging, faults, counts } = context;
  await checkStaged(context);
  if (faults.isFull()) return 0;
  return (await checkMoney({ desk, staging, faults, counts })).toBook;
}

type Writing = { toBook: number; progress: Progress; stillHeld: () => void };

async function writeAll(
  desk: Desk,
  { staging, counts, highestNumber }: CheckContext,
  { toBook, progress, stillHeld }: Writing,
): Promise<{ result: ImportResult; told: Told }> {
  const { added, changed, alreadyThere, tally } = counts;
  for (const kind of recordKinds) {
    for await (const changes of staging.records[kind].parts()) {
      stillHeld();
      await writeRecords(desk.store, kind, changes);
    }
  }
  await raiseInvoiceSeries(desk, highestNumber);
  progress(0, toBook);
  const { booked, faults } = await writeMoney(desk, staging, (done) => {
    stillHeld();
    progress(done, toBook);
  });
  const told = { tally, booked, alreadyThere, isPart: faults.length > 0 };
  const written = { booked, added, changed };
  if (faults.length > 0) return { result: { ok: false, faults, ...written }, told };
  const notes = notesOf(counts, desk.club);
  return { result: { ok: true, ...written, alreadyThere, notes }, told };
}

/**
 * Imports a folder whole or not at all: its rows are put on disk as they are read, looked at
 * bucket by bucket, and planned payer by payer through the ledger's own rules; only when nothing
 * is wrong is anything written. Importing again books nothing twice, also after a kill.
 * @param bytes the size of the folder's files
 * @throws ImportError when another import is going on, or the database goes away
 */
export async function importClub(
  desk: Desk,
  {
    bytes,
    read,
    progress = () => undefined,
  }: { bytes: number; read: ReadRows; progress?: Progress },
): Promise<ImportResult> {
  let writing = false;
  try {
    return await withImportLease(desk, async (stillHeld) => {
      // Whatever an admin changed since this process began, such as closing the books.
      await refreshSettings(desk);
      const staging: Staging = await openStaging(bytes);
      try {
        const unreadable = new Set<ImportFileName>();
        const faults = createFaultList();
        await read({ sink: stagingSink(staging, unreadable), faults });
        const stored = storedFacts(desk);
        const { club } = desk;
        const at = desk.now();
        const context = checkContext({ club, at, staging, stored, faults, unreadable });
        const toBook = await checkAll(desk, context);
        if (!faults.isEmpty()) {
          return { ok: false, faults: faults.all(), booked: 0, added: 0, changed: 0 };
        }
        writing = true;
        const { added, changed } = context.counts;
        return await tellImport(desk, toBook + added + changed > 0, () => {
          return writeAll(desk, context, { toBook, progress, stillHeld });
        });
      } finally {
        await staging.close();
      }
    });
  } catch (error) {
    throw failureOf(error, writing);
  }
}
