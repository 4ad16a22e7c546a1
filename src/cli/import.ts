import { SingleBar } from 'cli-progress';
import { openDesk } from '../app/open-desk.js';
import { calendarDateIn } from '../domain/calendar-date.js';
import { importClub } from '../services/import-club/import-club.js';
import { storedInvoiceCurrencies } from '../services/stored-invoices.js';
import { printFaults } from './import-folder/import-fault.js';
import { readImportFolder } from './import-folder/read-import-folder.js';
import { CliError, runCli } from './run-cli.js';

const usage =
  'Usage: npm run import -- <folder>   (the folder holds CSV files, see docs/operating.md)';

function folderFrom(argv: readonly string[]): string {
  const [folder, ...more] = argv;
  if (folder === undefined || more.length > 0 || folder.startsWith('-')) throw new CliError(usage);
  return folder;
}

async function importFolder(): Promise<void> {
  const folder = folderFrom(process.argv.slice(2));
  const { desk, close } = await openDesk();
  try {
    const read = await readImportFolder(folder, {
      timeZone: desk.club.timeZone,
      today: calendarDateIn(desk.now(), desk.club.timeZone),
      findStoredInvoices: (numbers) => storedInvoiceCurrencies(desk, numbers),
    });
    for (const warning of read.ok ? read.data.warnings : read.warnings) console.warn(warning);
    if (!read.ok) throw refusal(read.faults);
    const bar = new SingleBar({
      format: 'Importing {bar} {percentage}% | {value} of {total} events',
    });
    bar.start(1, 0);
    const result = await importClub(desk, read.data, (done, total) => {
      bar.setTotal(total);
      bar.update(done);
    });
    bar.stop();
    if (!result.ok) throw refusal(result.faults);
    const { booked, added, alreadyThere } = result;
    console.log(
      `Imported ${folder}: ${booked} events booked, ${added} records added, ${alreadyThere} were there already.`,
    );
  } finally {
    await close();
  }
}

function refusal(faults: Parameters<typeof printFaults>[0]): CliError {
  const count = faults.length === 1 ? '1 row is' : `${faults.length} rows are`;
  return new CliError(
    [
      ...printFaults(faults),
      `Nothing was imported: ${count} wrong. Correct them and import again.`,
    ].join('\n'),
  );
}

await runCli(importFolder);
