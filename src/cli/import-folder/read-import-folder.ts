import type { CalendarDate } from '../../domain/calendar-date.js';
import { checkBookings } from './checks/bookings.js';
import { dropDuplicates } from './checks/drop-duplicates.js';
import { checkFutureDates } from './checks/future-dates.js';
import { joinInvoiceLines } from './checks/invoice-lines.js';
import { checkPayers } from './checks/payers.js';
import { checkProductCurrencies } from './checks/product-currencies.js';
import { findExternalReferences } from './checks/references.js';
import { importFileNames } from './file-layout.js';
import { replayMoney } from './history/replay.js';
import type { ImportData } from './import-data.js';
import type { ImportFault } from './import-fault.js';
import { type FindStoredInvoices, findInvoiceCurrencies } from './invoice-currencies.js';
import { listFolder } from './list-folder.js';
import { numberByDate } from './ordinals.js';
import { priceRows } from './price-rows.js';
import { type FilesRead, readFiles } from './read-files.js';

export type ReadImportOptions = {
  /** The club's IANA time zone, for times written without an offset. */
  timeZone: string;
  /** Today in that zone; when given, money rows dated later are refused. */
  today?: CalendarDate;
  /**
   * Looks up the currencies of stored invoices. Without it every payment, credit note and
   * application needs its invoice in the folder.
   */
  findStoredInvoices?: FindStoredInvoices;
};

export type ReadImportResult =
  | { ok: true; data: ImportData }
  /** In the order of the files and their lines; complete, however many there are. */
  | { ok: false; faults: ImportFault[]; warnings: string[] };

/** Puts the money rows together: prices, lines in their invoices, numbers for what has no id. */
async function assemble(
  files: FilesRead,
  findStored: FindStoredInvoices,
  faults: ImportFault[],
): Promise<Pick<ImportData, 'invoices' | 'payments' | 'creditNotes' | 'applications'>> {
  const currencyOf = await findInvoiceCurrencies(files, findStored);
  const money = {
    currencyOf,
    missing: (number: string) =>
      `Invoice ${number} is neither in invoices.csv nor stored; add it or correct the number.`,
    zeroAllowed: false,
  };
  const lineMoney = {
    currencyOf,
    missing: (number: string) =>
      `Invoice ${number} is not in invoices.csv; lines come in one folder with their invoice.`,
    zeroAllowed: true,
  };
  const lines = priceRows(files.lines, lineMoney, faults);
  const owner = (row: { invoiceNumber: string }) => row.invoiceNumber;
  return {
    invoices: joinInvoiceLines(files, lines, faults),
    payments: priceRows(files.payments, money, faults),
    creditNotes: numberByDate(priceRows(files.creditNotes, money, faults), {
      owner,
      date: (row) => row.createdOn,
    }),
    applications: numberByDate(priceRows(files.applications, money, faults), {
      owner,
      date: (row) => row.appliedOn,
    }),
  };
}

function inFileOrder(faults: readonly ImportFault[]): ImportFault[] {
  const order = new Map<string, number>(importFileNames.map((name, index) => [name, index]));
  const rank = (fault: ImportFault) => order.get(fault.file) ?? -1;
  return [...faults].sort((one, other) => rank(one) - rank(other) || one.line - other.line);
}

/**
 * Reads a folder of import files and checks all of it: each file, each row, and what the rows say
 * about each other. Nothing is written. Rows that point outside the folder are returned as
 * `externalReferences`, for the caller to look up.
 * Throws RangeError for an unknown time zone, and what the file system throws midway.
 */
export async function readImportFolder(
  folder: string,
  options: ReadImportOptions,
): Promise<ReadImportResult> {
  const listing = await listFolder(folder);
  if (!listing.ok)
    return { ok: false, faults: [{ file: folder, line: 0, reason: listing.reason }], warnings: [] };
  const faults: ImportFault[] = [];
  const source = { folder, present: listing.present, faults };
  const files = dropDuplicates(await readFiles(source, options.timeZone), faults);
  const findStored = options.findStoredInvoices ?? (async () => new Map());
  const money = await assemble(files, findStored, faults);
  const openingCredits = numberByDate(files.openingCredits.rows, {
    owner: (row) => `${row.contactId} ${row.currency}`,
    date: (row) => row.createdOn,
  });
  const moneyRows = { ...money, openingCredits };
  checkPayers(files, faults);
  checkBookings(files, money.invoices, faults);
  checkProductCurrencies(files, money.invoices, faults);
  if (options.today !== undefined) checkFutureDates(moneyRows, options.today, faults);
  const moneyFiles = [files.lines, files.payments, files.creditNotes, files.applications];
  const isFaulty = (number: string) =>
    moneyFiles.some(({ complete, faulty }) => !complete || faulty.has(number));
  const storedCreditNeeded = replayMoney(moneyRows, isFaulty, faults);
  if (faults.length > 0) {
    return { ok: false, faults: inFileOrder(faults), warnings: listing.warnings };
  }
  return {
    ok: true,
    data: {
      ...moneyRows,
      contacts: files.contacts.rows,
      products: files.products.rows,
      sessions: files.sessions.rows,
      enrolments: files.enrolments.rows,
      bookings: files.bookings.rows,
      orders: files.orders.rows,
      passes: files.passes.rows,
      externalReferences: findExternalReferences(files, money.invoices),
      storedCreditNeeded,
      warnings: listing.warnings,
    },
  };
}
