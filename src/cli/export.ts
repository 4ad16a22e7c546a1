import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openDesk } from '../app/open-desk.js';
import { exportHledger } from '../services/books/export-hledger.js';
import type { Desk } from '../services/desk.js';
import { exportCsv } from '../services/exports/export-csv.js';
import { inTurn } from '../services/in-turn.js';
import { type FreshFiles, openFreshFiles } from './fresh-files.js';
import { printLine } from './print-line.js';
import { CliError, runCli, UsageError } from './run-cli.js';

const usage =
  'Usage: npm run export -- --hledger books.journal   (for spreadsheets: npm run export -- --csv folder)';

type Wanted = { as: 'hledger' | 'csv'; path: string };

function readWanted(argv: readonly string[]): Wanted {
  const [flag, path, ...more] = argv;
  if (path === undefined || path === '' || more.length > 0) throw new UsageError(usage);
  if (flag === '--hledger') return { as: 'hledger', path };
  if (flag === '--csv') return { as: 'csv', path };
  throw new UsageError(usage);
}

async function writeHledger(desk: Desk, files: FreshFiles, file: string): Promise<string> {
  const count = await exportHledger(desk, (text) => files.write(file, text));
  await files.place();
  return `Wrote ${count} entries to ${file}. Check them with: hledger check --strict -f ${file}`;
}

async function writeCsv(desk: Desk, files: FreshFiles, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: Error) => {
    throw new CliError(`${folder} cannot be made (${error.message}). Name another folder.`);
  });
  const written = await exportCsv(desk, {
    write: (name, text) => files.write(join(folder, name), text),
  });
  await files.place();
  const list = written
    .map(({ fileName, count }) => `  ${fileName}: ${count} ${count === 1 ? 'row' : 'rows'}`)
    .join('\n');
  return `Wrote the ledger to ${folder}, as it was at one moment:\n${list}\ndocs/exporting.md says what stands in each column.`;
}

async function exportBooks(): Promise<void> {
  const { as, path } = readWanted(process.argv.slice(2));
  const { desk, close } = await openDesk();
  const files = openFreshFiles();
  try {
    const write = as === 'hledger' ? writeHledger : writeCsv;
    printLine(await inTurn(desk, 'export', () => write(desk, files, path)));
  } finally {
    await files.discard();
    await close();
  }
}

await runCli(exportBooks);
