import { formatPlainAmount } from '../../domain/amounts/money.js';
import { movementSentence } from '../../domain/books/movement-words.js';
import { csvFile, textCell } from '../../domain/csv-text.js';
import type { WholeStatement } from '../../services/credit/whole-statement.js';
import type { PageWords } from './page-words.js';

/** The statement for a spreadsheet, oldest first; amounts are bare numbers. */
export function statementCsv(
  { everything, left }: Pick<WholeStatement, 'everything' | 'left'>,
  { money }: PageWords,
): string {
  const rows = everything?.movements ?? [];
  const lines = rows.toReversed().map(({ entry, change, after }) => {
    const amount = (minor: bigint) => formatPlainAmount(minor, entry.currency);
    const what = textCell(movementSentence(entry, money));
    return [entry.occurredOn, what, amount(change), amount(after), entry.currency];
  });
  const older = left > 0 ? [['', textCell(`${left} older rows are left out`), '', '', '']] : [];
  const head = ['Day', 'What', 'Amount', 'To pay after it', 'Currency'];
  return csvFile([head, ...older, ...lines]);
}
