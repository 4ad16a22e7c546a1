import { openDesk } from '../app/open-desk.js';
import { booksInWords } from '../services/books/books-in-words.js';
import { checkBooks } from '../services/books/check-books.js';
import { refuseArguments } from './arguments.js';
import { CliError, runCli } from './run-cli.js';

async function audit(): Promise<void> {
  refuseArguments(process.argv.slice(2), 'audit');
  const { desk, close } = await openDesk();
  try {
    const report = await checkBooks(desk, { kind: 'command-line' });
    for (const { what, id, expected, stored } of report.differences) {
      console.log(`${what} of ${id}: the journal gives ${expected}, stored is ${stored}`);
    }
    if (report.differences.length > 0) throw new CliError(booksInWords(report));
    console.log(booksInWords(report));
  } finally {
    await close();
  }
}

await runCli(audit);
