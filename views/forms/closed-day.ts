import type { ShownClub } from '../../src/blocks/words.js';
import { isClosed } from '../../src/domain/books/closed-days.js';
import { CreditError } from '../../src/domain/errors.js';

export type DayOfForm = {
  block: string;
  day: string | null;
  club: Pick<ShownClub, 'closedUpTo' | 'locale'>;
};

/** What stands beside a day for which the books are closed; nothing beside any other. */
export function closedDay({ block, day, club }: DayOfForm): Record<string, string> {
  const { closedUpTo = null, locale } = club;
  if (day === null || closedUpTo === null || !isClosed(day, closedUpTo)) return {};
  return { [block]: new CreditError('books-closed', { day, closedUpTo }).sentence(locale) };
}

/**
 * With what is wrong of other fields, so that the day is not refused at the press after that. A form of
 * which nothing else is wrong is left to its use case, which knows what it has booked before.
 */
export function withClosedDay(
  errors: Record<string, string>,
  of: DayOfForm,
): Record<string, string> {
  return Object.keys(errors).length === 0 ? errors : { ...closedDay(of), ...errors };
}
