import { formatPlainAmount } from '../../domain/amounts/money.js';
import { csvFile, textCell } from '../../domain/csv-text.js';
import type { Movement } from '../../services/credit/statement.js';
import { movementSentence } from './movement-words.js';
import type { PageWords } from './page-words.js';

/** The statement for a spreadsheet, oldest first; amounts are bare numbers. */
export function statementCsv(rows: readonly Movement[], words: PageWords): string {
  const lines = rows.toReversed().map(({ entry, change, after }) => {
    const amount = (minor: bigint) => formatPlainAmount(minor, entry.currency);
    const what = textCell(movementSentence(entry, words));
    return [entry.occurredOn, what, amount(change), amount(after), entry.currency];
  });
  return csvFile([['Day', 'What', 'Amount', 'To pay after it', 'Currency'], ...lines]);
}
