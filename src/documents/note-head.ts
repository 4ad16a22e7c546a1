import { formatAmount } from '../domain/amounts/money.js';
import { formatDate } from '../domain/calendar-date.js';
import type { NoteDocument } from '../domain/credit/note-document.js';
import type { Cursor } from './cursor.js';
import { page, textWidth } from './sheet.js';

const labelWidth = 110;

/** The club, what this is, whether it still holds, and whom and what it is about. */
export function noteHead(cursor: Cursor, note: NoteDocument): void {
  const { sheet } = cursor;
  const { club, payer, invoice, number } = note;
  const left = page.margin;
  for (const { text } of sheet.broken(club.name, textWidth, { size: 18 })) {
    sheet.draw(text, { left, baseline: cursor.down(24), size: 18 });
  }
  const title = { size: 13, weight: 'strong' } as const;
  sheet.draw('Credit note', { left, baseline: cursor.down(28), ...title });
  for (const sentence of voidWords(note)) {
    cursor.down(4);
    cursor.paragraph(sentence, { ink: 'red', weight: 'strong', size: 11 });
  }
  cursor.down(6);
  const day = (date: string) => formatDate(date, club.locale);
  const rows = [
    ['For', payer.name],
    ['Account', payer.ownId],
    ['Credit note', number],
    ['Day', day(note.createdOn)],
    ['Invoice', invoice.number],
    ['Invoice of', day(invoice.issuedOn)],
  ] as const;
  for (const [label, value] of rows) row(cursor, { label, value });
}

function row({ sheet, down }: Cursor, { label, value }: { label: string; value: string }): void {
  const left = page.margin;
  sheet.broken(value, textWidth - labelWidth).forEach(({ text }, place) => {
    const baseline = down(15);
    if (place === 0) sheet.draw(label, { left, baseline, ink: 'grey' });
    sheet.draw(text, { left: left + labelWidth, baseline });
  });
}

/** On which days it was voided; a part of it where the rest still holds. */
function voidWords({ voided, gross, currency, club }: NoteDocument): string[] {
  if (voided === null) return [];
  const days = voided.days.map((date) => formatDate(date, club.locale)).join(', ');
  const on = days === '' ? '' : ` on ${days}`;
  if (voided.gross >= gross) return [`Void: this credit note was taken back${on}.`];
  const money = (amount: bigint) => formatAmount(amount, currency, club.locale);
  const tax = voided.tax > 0n ? ` (with ${money(voided.tax)} of tax)` : '';
  const left = money(gross - voided.gross);
  return [`Void in part: ${money(voided.gross)}${tax} was taken back${on}. ${left} still holds.`];
}
