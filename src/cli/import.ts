import { openDesk } from '../app/open-desk.js';
import type { ImportFault } from '../domain/import/import-fault.js';
import { todayOf } from '../services/desk-day.js';
import type { ImportResult } from '../services/import/import-club.js';
import { importFolder } from './import-folder/import-folder.js';
import { countFaults, printFaults } from './import-folder/print-faults.js';
import { showProgress } from './import-folder/show-progress.js';
import { complain, printLine } from './print-line.js';
import { CliError, runCli, UsageError } from './run-cli.js';

const usage =
  'Usage: npm run import -- <folder>   (the folder holds CSV files, see docs/importing.md)';

function folderFrom(argv: readonly string[]): string {
  const [folder, ...more] = argv;
  if (folder === undefined || more.length > 0 || folder.startsWith('-'))
    throw new UsageError(usage);
  return folder;
}

function counted(count: number, what: string): string {
  return `${count} ${count === 1 ? what : `${what}s`}`;
}

async function runImport(): Promise<void> {
  const folder = folderFrom(process.argv.slice(2));
  const { desk, close } = await openDesk();
  try {
    if (process.stdout.isTTY) printLine(`Reading and checking ${folder} …`);
    const bar = showProgress();
    const result = await importFolder(desk, folder, {
      today: todayOf(desk),
      progress: bar.update,
      warn: (sentence) => complain(sentence),
    }).finally(bar.stop);
    if (!result.ok) throw refusal(result.faults, result);
    const { booked, added, changed, alreadyThere, notes } = result;
    const counts = [
      `${counted(booked, 'event')} booked`,
      `${counted(added, 'record')} added`,
      ...(changed === 0 ? [] : [`${counted(changed, 'record')} changed`]),
      `${alreadyThere} ${alreadyThere === 1 ? 'was' : 'were'} there already`,
    ];
    printLine(`Imported ${folder}: ${counts.join(', ')}.`);
    for (const note of notes) printLine(note);
  } finally {
    await close();
  }
}

function refusal(
  faults: readonly ImportFault[],
  { booked, added, changed }: Pick<ImportResult, 'booked' | 'added' | 'changed'>,
): CliError {
  const count = countFaults(faults);
  const outcome =
    booked + added + changed === 0
      ? `Nothing was imported: ${count} wrong. Correct what is named and import again.`
      : `The desk changed the same money during the import, and ${count} refused now. What was imported before stays: correct the rows and import the whole folder again.`;
  return new CliError([...printFaults(faults), outcome].join('\n'));
}

await runCli(runImport);
