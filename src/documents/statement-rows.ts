import { formatAmount } from '../domain/amounts/money.js';
import { formatDate } from '../domain/calendar-date.js';
import type { StatementDocument } from '../domain/credit/statement-document.js';
import type { Cursor } from './cursor.js';
import { page } from './sheet.js';

const right = page.width - page.margin;
const columns = {
  day: { left: page.margin, maximumWidth: 66 },
  what: { left: page.margin + 72 },
  change: { right: right - 92, maximumWidth: 84 },
  after: { right, maximumWidth: 86 },
} as const;
const whatWidth = columns.change.right - columns.change.maximumWidth - columns.what.left - 8;
const size = 9;

/** One row a movement, whole on its page, with the heads on each. What lowers what there is to pay is red, with a minus. */
export function statementRows(cursor: Cursor, statement: StatementDocument): void {
  const { sheet, down } = cursor;
  const { club, currency, rows } = statement;
  const money = (amount: bigint) => formatAmount(amount, currency, club.locale);
  const heads = (height: number) => {
    const head = { baseline: down(height), size, ink: 'grey' } as const;
    sheet.draw('Day', { ...columns.day, ...head });
    sheet.draw('What', { ...columns.what, ...head });
    sheet.draw('Amount', { ...columns.change, ...head });
    sheet.draw('To pay after it', { ...columns.after, ...head });
    sheet.rule(down(6));
  };
  heads(32);
  for (const { on, what, change, after } of rows) {
    const lines = sheet.broken(what, whatWidth, { size });
    if (cursor.together(16 + (lines.length - 1) * 12)) heads(12);
    lines.forEach(({ text }, place) => {
      const at = { baseline: down(place === 0 ? 16 : 12), size };
      sheet.draw(text, { ...columns.what, ...at });
      if (place > 0) return;
      sheet.draw(formatDate(on, club.locale), { ...columns.day, ...at });
      const ink = change < 0n ? 'red' : 'black';
      if (change !== 0n) sheet.draw(money(change), { ...columns.change, ...at, ink });
      sheet.draw(money(after), { ...columns.after, ...at });
    });
  }
}
