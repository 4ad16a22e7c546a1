import { openDesk } from '../app/open-desk.js';
import type { ImportData } from '../domain/import/import-data.js';
import type { Desk } from '../services/desk.js';
import { todayOf } from '../services/desk-day.js';
import { importClub } from '../services/import/import-club.js';
import { storedInvoiceCurrencies } from '../services/import/stored-invoices.js';
import { allFaults } from './import-folder/all-faults.js';
import { printFaults } from './import-folder/print-faults.js';
import { readImportFolder } from './import-folder/read-import-folder.js';
import { showProgress } from './import-folder/show-progress.js';
import { CliError, runCli } from './run-cli.js';

const usage =
  'Usage: npm run import -- <folder>   (the folder holds CSV files, see docs/importing.md)';

function folderFrom(argv: readonly string[]): string {
  const [folder, ...more] = argv;
  if (folder === undefined || more.length > 0 || folder.startsWith('-')) throw new CliError(usage);
  return folder;
}

/** @throws CliError naming every row that cannot be imported */
async function readFolder(desk: Desk, folder: string): Promise<ImportData> {
  const read = await readImportFolder(folder, {
    timeZone: desk.club.timeZone,
    today: todayOf(desk),
    findStoredInvoices: (numbers) => storedInvoiceCurrencies(desk, numbers),
  });
  for (const warning of read.ok ? read.data.warnings : read.warnings) console.warn(warning);
  if (read.ok) return read.data;
  throw refusal(await allFaults(desk, read), 0);
}

async function importFolder(): Promise<void> {
  const folder = folderFrom(process.argv.slice(2));
  const { desk, close } = await openDesk();
  try {
    const data = await readFolder(desk, folder);
    const bar = showProgress();
    const result = await importClub(desk, data, bar.update).finally(bar.stop);
    if (!result.ok) throw refusal(result.faults, result.booked + result.added);
    const { booked, added, alreadyThere } = result;
    console.log(
      `Imported ${folder}: ${booked} events booked, ${added} records added, ${alreadyThere} were there already.`,
    );
  } finally {
    await close();
  }
}

function refusal(faults: Parameters<typeof printFaults>[0], written: number): CliError {
  const count = faults.length === 1 ? '1 row is' : `${faults.length} rows are`;
  const outcome =
    written === 0
      ? `Nothing was imported: ${count} wrong. Correct them and import again.`
      : `The desk changed the same money during the import, and ${count} refused now. What was imported before stays: correct the rows and import the whole folder again.`;
  return new CliError([...printFaults(faults), outcome].join('\n'));
}

await runCli(importFolder);
