import type { ImportData } from '../../domain/import/import-data.js';
import { type ImportFault, inFileOrder } from '../../domain/import/import-fault.js';
import { insertRecords } from '../../store/import/import-writes.js';
import { raiseNumber } from '../../store/ledger/counters.js';
import type { Desk } from '../desk.js';
import { invoiceSeries } from '../invoices/invoice-series.js';
import { checkClub } from './check-club.js';
import { type Progress, writeMoney } from './write-money.js';

/** Money events `booked` and records `added` are new; `alreadyThere` were imported before. */
export type ImportResult = { booked: number; added: number } & (
  | { ok: true; alreadyThere: number }
  /** With `booked` or `added` above 0 the desk changed the same money during the import. */
  | { ok: false; faults: ImportFault[] }
);

/** Numbers that the desk gives later start after the imported ones. */
async function raiseInvoiceSeries(desk: Desk, data: ImportData): Promise<void> {
  const numbers = data.invoices.flatMap(({ number }) => {
    const digits = /^INV-(\d{1,15})$/.exec(number)?.[1];
    return digits === undefined ? [] : [BigInt(digits)];
  });
  const highest = numbers.reduce((most, number) => (number > most ? number : most), 0n);
  if (highest > 0n) await raiseNumber(desk.store, invoiceSeries(desk.club.id), highest);
}

/**
 * Writes a folder that was read without a fault: everything is planned through the ledger's own
 * rules first, and only when no row is refused is anything written. Importing again books
 * nothing twice, also after a kill and beside another import.
 */
export async function importClub(
  desk: Desk,
  data: ImportData,
  progress: Progress = () => undefined,
): Promise<ImportResult> {
  const checked = await checkClub(desk, data);
  if (checked.faults.length > 0) return { ok: false, faults: checked.faults, booked: 0, added: 0 };
  let added = 0;
  for (const [kind, documents] of checked.records) {
    await insertRecords(desk.store, kind, documents);
    added += documents.length;
  }
  await raiseInvoiceSeries(desk, data);
  const { booked, faults, alreadyThere } = await writeMoney(desk, checked, progress);
  if (faults.length > 0) return { ok: false, faults: inFileOrder(faults), booked, added };
  return { ok: true, booked, added, alreadyThere: alreadyThere + checked.alreadyThere };
}
