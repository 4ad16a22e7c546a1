import type { CalendarDate } from '../calendar-date.js';
import { refuse } from '../errors.js';
import { isClosed } from './closed-days.js';
import type { JournalEntry } from './journal-entry.js';
import { entriesOf, type Plan } from './plan.js';

/**
 * Nothing dated in the closed time is booked any more (rule "Closed books"), whatever it is.
 * @throws CreditError `books-closed`
 */
export function requireOpenDays(
  plans: readonly Plan<Pick<JournalEntry, 'occurredOn'>>[],
  closedUpTo: CalendarDate | null,
): void {
  const closed = plans
    .flatMap((plan) => entriesOf(plan))
    .find(({ occurredOn }) => isClosed(occurredOn, closedUpTo));
  if (closed === undefined || closedUpTo === null) return;
  refuse('books-closed', { day: closed.occurredOn, closedUpTo });
}
