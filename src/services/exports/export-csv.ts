import { csvMark } from '../../domain/csv-text.js';
import { accountCreditFile } from '../../domain/exports/account-credit-file.js';
import { type ExportedFile, headOf } from '../../domain/exports/column.js';
import { creditNotesFile } from '../../domain/exports/credit-notes-file.js';
import { invoicesFile } from '../../domain/exports/invoices-file.js';
import { linesFile } from '../../domain/exports/lines-file.js';
import { paymentsFile } from '../../domain/exports/payments-file.js';
import { postingsFile } from '../../domain/exports/postings-file.js';
import { refundsFile } from '../../domain/exports/refunds-file.js';
import { readLedger } from '../../store/reports/read-ledger.js';
import type { Desk } from '../desk.js';
import { recordCopy } from '../trail/record-copy.js';

/** Text that is written at once: keeps the memory small and the writes few. */
const charactersAtOnce = 256 * 1024;

/** Where the files go: each is opened, written in order and closed before the next. */
export type CsvFolder = { write: (fileName: string, text: string) => Promise<void> };

async function writeFile<Document>(
  folder: CsvFolder,
  file: ExportedFile<Document>,
  documents: AsyncIterable<Document>,
): Promise<number> {
  let text = csvMark + headOf(file);
  let count = 0;
  for await (const document of documents) {
    const lines = file.lines(document);
    text += lines.join('');
    count += lines.length;
    if (text.length < charactersAtOnce) continue;
    await folder.write(file.name, text);
    text = '';
  }
  await folder.write(file.name, text);
  return count;
}

/**
 * Writes the ledger as files for spreadsheets and accounting programs, all as of one moment.
 * @returns the names of the files, with how many rows stand in each, its head not counted
 */
export async function exportCsv(
  desk: Desk,
  folder: CsvFolder,
): Promise<{ fileName: string; count: number }[]> {
  await recordCopy(desk, 'export', 'CSV');
  return readLedger(desk.store, desk.club.id, async (ledger) => {
    const { names } = ledger;
    const written: { fileName: string; count: number }[] = [];
    const add = async <Document>(
      file: ExportedFile<Document>,
      documents: AsyncIterable<Document>,
    ) => {
      written.push({ fileName: file.name, count: await writeFile(folder, file, documents) });
    };
    await add(postingsFile(names), ledger.entries);
    await add(invoicesFile(names), ledger.invoices());
    await add(linesFile(names), ledger.invoices());
    await add(creditNotesFile(names), ledger.notes);
    await add(paymentsFile, ledger.payments);
    await add(refundsFile, ledger.refunds);
    await add(accountCreditFile(names), ledger.accounts);
    return written;
  });
}
