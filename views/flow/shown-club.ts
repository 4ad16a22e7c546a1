import type { ShownClub } from '../../src/blocks/words.js';
import { calendarDateIn } from '../../src/domain/calendar-date.js';
import type { Desk } from '../../src/services/desk.js';

/** The club as screens show it, at this moment. */
export function shownClub({ club, now }: Desk): ShownClub {
  const { id, locale, timeZone } = club;
  return { id, locale, timeZone, today: calendarDateIn(now(), timeZone) };
}
