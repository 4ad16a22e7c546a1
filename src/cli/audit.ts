import { openDesk } from '../app/open-desk.js';
import { checkBooks } from '../services/books/check-books.js';
import { refuseArguments } from './arguments.js';
import { CliError, runCli } from './run-cli.js';

async function audit(): Promise<void> {
  refuseArguments(process.argv.slice(2), 'audit');
  const { desk, close } = await openDesk();
  try {
    const report = await checkBooks(desk, { kind: 'command-line' });
    const { entries, invoices, accounts, creditNotes, differences } = report;
    const looked = `${entries} entries, ${invoices} invoices, ${creditNotes} credit notes, ${accounts} accounts`;
    if (differences.length === 0) {
      console.log(`The books are right: ${looked}.`);
      return;
    }
    for (const { what, id, expected, stored } of differences) {
      console.log(`${what} of ${id}: the journal gives ${expected}, stored is ${stored}`);
    }
    throw new CliError(`The books differ in ${differences.length} place(s), of ${looked}.`);
  } finally {
    await close();
  }
}

await runCli(audit);
