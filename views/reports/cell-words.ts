import { safe } from '../../src/blocks/text.js';
import { actorName, type ShownClub, type Words, wordsFor } from '../../src/blocks/words.js';
import type { CalendarMonth, Cell } from '../../src/domain/reports/report.js';

/** `November 2026`, as the club writes it. */
export function monthText(month: CalendarMonth, { locale }: ShownClub): string {
  const format = new Intl.DateTimeFormat(locale, {
    ...{ timeZone: 'UTC', calendar: 'gregory', month: 'long', year: 'numeric' },
  });
  return format.format(new Date(`${month}-01T00:00:00Z`));
}

function cellText(cell: Cell, words: Words, club: ShownClub): string {
  switch (cell.kind) {
    case 'text':
      return safe(cell.text);
    case 'amount':
      return words.money(cell.amount, cell.currency);
    case 'day':
      return cell.day === null ? '' : words.date(cell.day);
    case 'month':
      return monthText(cell.month, club);
    case 'time':
      return words.time(cell.at);
    case 'actor':
      return actorName(cell.actor);
    default:
      return cell satisfies never;
  }
}

/**
 * A row in two lines: what it is about, then its amounts, each with its title. Amounts of nothing
 * are left out, but for the last, which is what the row comes to.
 */
export function rowText(
  titles: readonly string[],
  cells: readonly Cell[],
  club: ShownClub,
): string {
  const words = wordsFor(club);
  const shown = cells.map((cell, place) => ({
    ...{ cell, title: titles[place] ?? '', text: cellText(cell, words, club) },
    isLast: place === cells.length - 1,
  }));
  const [first, ...more] = shown;
  const about = more.flatMap(({ cell, title, text }) => {
    if (cell.kind === 'amount' || text === '') return [];
    return cell.kind === 'day' ? [`${title.toLowerCase()} ${text}`] : [text];
  });
  const sums = shown.flatMap(({ cell, title, text, isLast }) => {
    if (cell.kind !== 'amount') return [];
    return cell.amount === 0n && !isLast ? [] : [`${title} ${isLast ? `*${text}*` : text}`];
  });
  const head = [`*${first?.text ?? ''}*`, ...about].join('  ·  ');
  return sums.length === 0 ? head : `${head}\n${sums.join('  ·  ')}`;
}
