import type { Words } from '../../src/blocks/words.js';
import type { CalendarDate } from '../../src/domain/calendar-date.js';

/** `, to be used until 3 Sep 2027`, behind credit; '' where it never expires. */
export function untilWords(
  lastDay: CalendarDate | null | undefined,
  { date }: Pick<Words, 'date'>,
): string {
  return lastDay == null ? '' : `, to be used until ${date(lastDay)}`;
}
