import { open } from 'node:fs/promises';
import { restoreInto } from '../app/restore-into.js';
import { booksInWords } from '../services/books/books-in-words.js';
import { printLine } from './print-line.js';
import { CliError, runCli, UsageError } from './run-cli.js';

const usage =
  'Usage: npm run restore -- <file>   (that npm run backup wrote, into an empty database)';

/** Line by line, from the beginning at each call. */
async function* linesOf(file: string): AsyncGenerator<string> {
  try {
    const handle = await open(file);
    yield* handle.readLines();
  } catch (error) {
    const isOfFile = error instanceof Error && 'syscall' in error;
    if (!isOfFile) throw error;
    throw new CliError(`${file} cannot be read (${error.message}). Name a backup.`);
  }
}

async function restore(): Promise<void> {
  const [file, ...more] = process.argv.slice(2);
  if (file === undefined || more.length > 0 || file.startsWith('-')) throw new UsageError(usage);
  const { head, report } = await restoreInto(() => linesOf(file));
  printLine(`Restored ${head.documents} records of ${head.takenAt} from ${file}.`);
  if (report.differenceCount > 0) {
    throw new CliError(`${booksInWords(report)} Run npm run audit, which names what differs.`);
  }
  printLine(booksInWords(report));
}

await runCli(restore);
