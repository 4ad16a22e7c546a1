import { type BooksDifference, fault } from '../books/difference.js';
import type { CalendarDate } from '../calendar-date.js';
import type { NumberedChange } from './closings.js';

/**
 * Whether each change of the day up to which the books are closed went on from what the one before
 * had set, up to what is set now: days that were opened past the trail, and closed again, would be
 * counted anew with what was booked in between.
 */
export function checkClosingTurns(
  events: readonly NumberedChange[],
  now: CalendarDate | null,
): BooksDifference[] {
  const inTurn = [...events].sort((one, other) => (one.number < other.number ? -1 : 1));
  const wrong: BooksDifference[] = [];
  let set: unknown = null;
  const compareWith = (found: unknown) => {
    if (found === set) return;
    const expected = `${set ?? 'all open'}, by the last change before it`;
    const values = { expected, stored: `${found ?? 'all open'}` };
    const of = { document: 'closed books' as const, id: `${set ?? found}` };
    wrong.push(fault(of, 'day up to which they are closed', values));
  };
  for (const { changes } of inTurn) {
    const change = changes.find(({ setting }) => setting === 'closedUpTo');
    if (change === undefined) continue;
    compareWith(change.from);
    set = change.to;
  }
  compareWith(now);
  return wrong;
}
