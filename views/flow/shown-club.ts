import type { ShownClub } from '../../src/blocks/words.js';
import type { Desk } from '../../src/services/desk.js';
import { todayOf } from '../../src/services/desk-day.js';

/** The club as screens show it, at this moment. */
export function shownClub(desk: Desk): ShownClub {
  const { id, locale, timeZone } = desk.club;
  const { reasons, closedUpTo } = desk.settings;
  return { id, locale, timeZone, today: todayOf(desk), reasons, closedUpTo };
}
