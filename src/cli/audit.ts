import { openDesk } from '../app/open-desk.js';
import { isCurrency } from '../domain/amounts/currency-table.js';
import { formatPlainAmount } from '../domain/amounts/money.js';
import { differenceSentence } from '../domain/books/difference.js';
import { type KnownEvent, noteOfHead, readNote } from '../domain/trail/trail-head.js';
import { booksInWords } from '../services/books/books-in-words.js';
import { type BooksReport, checkBooks } from '../services/books/check-books.js';
import { printLine } from './print-line.js';
import { CliError, runCli, UsageError } from './run-cli.js';

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

const usage =
  'Usage: npm run audit [-- --trail <number>:<digest>]   (as a check before this one told the newest event of the audit trail)';

/** The event that somebody noted from an earlier check; null where none is given. */
function notedIn(argv: readonly string[]): KnownEvent | null {
  if (argv.length === 0) return null;
  const [flag, note = '', ...more] = argv;
  const noted = flag === '--trail' && more.length === 0 ? readNote(note) : null;
  if (noted === null) throw new UsageError(usage);
  return noted;
}

function trailLines({ trail }: BooksReport, noted: KnownEvent | null): string[] {
  if (trail === null) return ['The audit trail is broken: nothing is to be noted of it.'];
  if (trail.number === 0n) return [];
  const keep = `Keep this outside the database: npm run audit -- --trail ${noteOfHead(trail)} says later whether everything up to that event is as it is now.`;
  if (noted === null) return [keep];
  return [`Event ${noted.number} is as it was noted, and so is all before it.`, keep];
}

async function audit(): Promise<void> {
  const noted = notedIn(process.argv.slice(2));
  const { desk, close } = await openDesk();
  try {
    const report = await checkBooks(desk, { kind: 'command-line' }, noted);
    const isRight = report.differenceCount === 0;
    if (isRight) printLine(booksInWords(report));
    for (const line of [...differenceLines(report), ...sumLines(report)]) printLine(line);
    for (const line of trailLines(report, noted)) printLine(line);
    if (!isRight) throw new CliError(booksInWords(report));
  } finally {
    await close();
  }
}

await runCli(audit);
