import type { ShownClub } from '../../src/blocks/words.js';
import { formatDate } from '../../src/domain/calendar-date.js';

/** What stands beside a day that is typed: the hint, and up to which day the books are closed. */
export function closedHint(hint: string, { closedUpTo = null, locale }: ShownClub): string {
  if (closedUpTo === null) return hint;
  return `${hint} The books are closed up to ${formatDate(closedUpTo, locale)}.`;
}
