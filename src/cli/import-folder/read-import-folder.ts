import type { CalendarDate } from '../../domain/calendar-date.js';
import type { ImportData } from '../../domain/import/import-data.js';
import { type ImportFault, inFileOrder } from '../../domain/import/import-fault.js';
import type { MoneyRows } from '../../domain/import/money-event.js';
import { checkBookings } from './checks/bookings.js';
import { dropDuplicates } from './checks/drop-duplicates.js';
import { checkFutureDates } from './checks/future-dates.js';
import { joinInvoiceLines } from './checks/invoice-lines.js';
import { checkPayers } from './checks/payers.js';
import { checkProductCurrencies } from './checks/product-currencies.js';
import { findExternalReferences } from './checks/references.js';
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
  | {
      ok: false;
      /** In the order of the files and their lines; complete, however many there are. */
      faults: ImportFault[];
      warnings: string[];
      /** The rows that can be judged further; null when there are none. */
      sound: ImportData | null;
    };

/** Puts the money rows together: prices, lines in their invoices, numbers for what has no id. */
async function assemble(
  files: FilesRead,
  findStored: FindStoredInvoices,
  faults: ImportFault[],
): Promise<MoneyRows> {
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
    openingCredits: numberByDate(files.openingCredits.rows, {
      owner: (row) => `${row.contactId} ${row.currency}`,
      date: (row) => row.createdOn,
    }),
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

/** Without the money rows of invoices with a faulty row: their history is not whole. */
function soundMoney(rows: MoneyRows, files: FilesRead): MoneyRows {
  const money = [files.lines, files.payments, files.creditNotes, files.applications];
  const isSound = (number: string) =>
    money.every(({ complete, faulty }) => complete && !faulty.has(number));
  const ofSound = (row: { invoiceNumber: string }) => isSound(row.invoiceNumber);
  return {
    openingCredits: rows.openingCredits,
    invoices: rows.invoices.filter((row) => isSound(row.number)),
    payments: rows.payments.filter(ofSound),
    creditNotes: rows.creditNotes.filter(ofSound),
    applications: rows.applications.filter(ofSound),
  };
}

/**
 * Reads a folder of import files and checks each file, each row, and what the rows say about
 * each other; the rules of money are not looked at. Nothing is written. Rows that point outside
 * the folder are returned as `externalReferences`, for the caller to look up.
 * Throws RangeError for an unknown time zone, and what the file system throws midway.
 */
export async function readImportFolder(
  folder: string,
  options: ReadImportOptions,
): Promise<ReadImportResult> {
  const listing = await listFolder(folder);
  if (!listing.ok) {
    const faults = [{ file: folder, line: 0, reason: listing.reason }];
    return { ok: false, faults, warnings: [], sound: null };
  }
  const { warnings } = listing;
  const faults: ImportFault[] = [];
  const source = { folder, present: listing.present, faults };
  const files = dropDuplicates(await readFiles(source, options.timeZone), faults);
  const findStored = options.findStoredInvoices ?? (async () => new Map());
  const money = await assemble(files, findStored, faults);
  checkPayers(files, faults);
  checkBookings(files, money.invoices, faults);
  checkProductCurrencies(files, money.invoices, faults);
  if (options.today !== undefined) checkFutureDates(money, options.today, faults);
  const sound = faults.length === 0 ? money : soundMoney(money, files);
  const externalReferences = findExternalReferences(files, sound.invoices);
  const data = { ...recordRows(files), ...sound, externalReferences, warnings };
  if (faults.length === 0) return { ok: true, data };
  return { ok: false, faults: inFileOrder(faults), warnings, sound: data };
}

function recordRows(files: FilesRead) {
  return {
    contacts: files.contacts.rows,
    products: files.products.rows,
    sessions: files.sessions.rows,
    enrolments: files.enrolments.rows,
    bookings: files.bookings.rows,
    orders: files.orders.rows,
    passes: files.passes.rows,
  };
}
