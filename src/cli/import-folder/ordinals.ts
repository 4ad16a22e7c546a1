import type { CalendarDate } from '../../domain/calendar-date.js';
import type { Place } from '../../domain/import/import-data.js';

/**
 * Numbers rows without an id 1, 2, … among those of the same owner, by date, then by their line
 * in the file, so that the same file gives the same numbers each time.
 */
export function numberByDate<Row extends { place: Place }>(
  rows: readonly Row[],
  by: { owner: (row: Row) => string; date: (row: Row) => CalendarDate },
): (Row & { ordinal: number })[] {
  const inOrder = [...rows].sort((one, other) => {
    const [date, otherDate] = [by.date(one), by.date(other)];
    if (date !== otherDate) return date < otherDate ? -1 : 1;
    return one.place.line - other.place.line;
  });
  const counts = new Map<string, number>();
  return inOrder.map((row) => {
    const ordinal = (counts.get(by.owner(row)) ?? 0) + 1;
    counts.set(by.owner(row), ordinal);
    return { ...row, ordinal };
  });
}
