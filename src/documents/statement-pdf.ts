import { formatAmount } from '../domain/amounts/money.js';
import { formatDate } from '../domain/calendar-date.js';
import type { StatementDocument } from '../domain/credit/statement-document.js';
import type { Pdf } from './credit-note-pdf.js';
import { createCursor } from './cursor.js';
import { documentHead, labelledRows, pageFeet, unshownWords } from './document-head.js';
import { createSheet } from './sheet.js';
import { statementRows } from './statement-rows.js';

/** What there is to pay and what credit there is, then every movement with what was to pay after it. */
export async function statementPdf(statement: StatementDocument): Promise<Pdf> {
  const { club, payer, currency, owed, available, left, madeAt } = statement;
  const day = formatDate(statement.day, club.locale);
  const title = `Statement of ${day}`;
  const sheet = createSheet({ title, language: club.locale, createdAt: madeAt });
  const cursor = createCursor(sheet);
  const money = (amount: bigint) => formatAmount(amount, currency, club.locale);
  documentHead(cursor, { club: club.name, title: 'Statement' });
  cursor.down(6);
  labelledRows(cursor, [
    ['For', payer.name],
    ['Account', payer.ownId],
    ['Day', day],
    owed < 0n ? ['Paid too much', money(-owed)] : ['To pay', money(owed)],
    ['Account credit', money(available)],
  ]);
  statementRows(cursor, statement);
  if (left > 0) {
    cursor.down(14);
    cursor.paragraph(`${left} older movements are left out. Ask the club for them.`);
  }
  unshownWords(cursor);
  pageFeet(sheet, title);
  const unshown = sheet.unshown();
  return { bytes: await sheet.finished(), unshown };
}
