import { appendFile, rename, rm, writeFile } from 'node:fs/promises';
import { openDesk } from '../app/open-desk.js';
import { exportHledger } from '../services/books/export-hledger.js';
import { printLine } from './print-line.js';
import { CliError, runCli } from './run-cli.js';

const usage = 'Usage: npm run export -- --hledger books.journal';

function fileFrom(argv: readonly string[]): string {
  const [flag, file, ...more] = argv;
  if (flag !== '--hledger' || file === undefined || more.length > 0) throw new CliError(usage);
  return file;
}

/** Written beside the file and put in its place when whole, so that no half file is left. */
async function exportBooks(): Promise<void> {
  const file = fileFrom(process.argv.slice(2));
  const part = `${file}.part`;
  const { desk, close } = await openDesk();
  try {
    await writeFile(part, '').catch((error: Error) => {
      throw new CliError(
        `${file} cannot be written (${error.message}). Name a file in a folder that is there.`,
      );
    });
    const count = await exportHledger(desk, (text) => appendFile(part, text));
    await rename(part, file);
    printLine(
      `Wrote ${count} entries to ${file}. Check them with: hledger check --strict -f ${file}`,
    );
  } finally {
    await rm(part, { force: true });
    await close();
  }
}

await runCli(exportBooks);
