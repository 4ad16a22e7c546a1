import type { CalendarDate } from '../calendar-date.js';
import type { Closing } from '../settings/closings.js';
import { type BooksDifference, fault } from './difference.js';
import type { JournalEntry } from './journal-entry.js';

/** What the books hold of the days that were closed. `late` are entries by what stands on them. */
export type ClosedTime = {
  perDay: ReadonlyMap<CalendarDate, bigint>;
  late: readonly Pick<JournalEntry, 'id' | 'occurredOn'>[];
};

/**
 * Whether as many entries lie in the closed time as when it was closed (rule "Closed books"). They are
 * counted and not told apart by clocks, which may be wrong; whichever were written down later by what
 * they say are named beside it.
 */
export function checkClosings(
  closings: readonly Closing[],
  { perDay, late }: ClosedTime,
): BooksDifference[] {
  const wrong = closings.flatMap(({ day, entries }) => {
    const counted = [...perDay].reduce((sum, [one, count]) => (one <= day ? sum + count : sum), 0n);
    if (counted === entries) return [];
    const of = { document: 'closed books' as const, id: day };
    return [fault(of, 'number of entries', { expected: `${counted}`, stored: `${entries}` })];
  });
  if (wrong.length === 0) return [];
  const named = late.map(({ id, occurredOn }) => {
    const of = { document: 'journal entry' as const, id };
    const expected = 'a day that was open when it was written down';
    return fault(of, 'day', { expected, stored: occurredOn });
  });
  return [...wrong, ...named];
}
