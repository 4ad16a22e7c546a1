import { openDesk } from '../app/open-desk.js';
import { isCurrency } from '../domain/amounts/currency-table.js';
import { formatPlainAmount } from '../domain/amounts/money.js';
import { differenceSentence } from '../domain/books/difference.js';
import { booksInWords } from '../services/books/books-in-words.js';
import { type BooksReport, checkBooks } from '../services/books/check-books.js';
import { refuseArguments } from './arguments.js';
import { printLine } from './print-line.js';
import { CliError, runCli } from './run-cli.js';

/** What was posted to each account; a currency that no list knows is left in its least unit. */
function sumLines({ sums }: BooksReport): string[] {
  if (sums.length === 0) return [];
  const lines = sums.map(({ account, currency, amount }) => {
    const shown = isCurrency(currency) ? formatPlainAmount(amount, currency) : amount;
    return `  ${account} ${shown} ${currency}`;
  });
  return ['What was posted to each account:', ...lines];
}

function differenceLines({ differences, differenceCount }: BooksReport): string[] {
  const more = differenceCount - differences.length;
  const lines = differences.map(differenceSentence);
  return more > 0 ? [...lines, `And ${more} more.`] : lines;
}

async function audit(): Promise<void> {
  refuseArguments(process.argv.slice(2), 'audit');
  const { desk, close } = await openDesk();
  try {
    const report = await checkBooks(desk, { kind: 'command-line' });
    const isRight = report.differenceCount === 0;
    if (isRight) printLine(booksInWords(report));
    for (const line of [...differenceLines(report), ...sumLines(report)]) printLine(line);
    if (!isRight) throw new CliError(booksInWords(report));
  } finally {
    await close();
  }
}

await runCli(audit);
