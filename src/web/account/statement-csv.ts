import { formatPlainAmount } from '../../domain/amounts/money.js';
import type { Movement } from '../../services/credit/statement.js';
import { movementSentence } from './movement-words.js';
import type { PageWords } from './page-words.js';

/** A cell that a spreadsheet takes for text: what would begin a formula gets an apostrophe. */
export function textCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** The statement for a spreadsheet, oldest first; amounts are bare numbers. */
export function statementCsv(rows: readonly Movement[], words: PageWords): string {
  const lines = rows.toReversed().map(({ entry, change, after }) => {
    const amount = (minor: bigint) => formatPlainAmount(minor, entry.currency);
    const what = textCell(movementSentence(entry, words));
    return [entry.occurredOn, what, amount(change), amount(after), entry.currency].join(',');
  });
  const head = 'Day,What,Amount,To pay after it,Currency';
  // The mark at the beginning tells spreadsheets that it is UTF-8.
  return `\ufeff${[head, ...lines].join('\r\n')}\r\n`;
}
