import type { KnownBlock } from '@slack/types';
import { section } from '../../src/blocks/layout.js';
import { sessionLines } from '../../src/blocks/session-words.js';
import { counted, countText } from '../../src/blocks/text.js';
import type { ShownClub } from '../../src/blocks/words.js';
import { mostCancelled } from '../../src/domain/sessions/cancelling/most-sessions.js';
import type { SessionsFound } from '../../src/services/sessions/cancelling/session-search.js';

/** As many are named; a day of a large club has hundreds. */
const named = 8;

/** Why not all that a day, or a product between two days, brings can be cancelled; null where it can. */
export function whyNotAll({ total }: Pick<SessionsFound, 'total'>): string | null {
  if (total === 0) {
    return 'No session to come is found there. Those that have begun or are cancelled are left out. Choose other days.';
  }
  if (total <= mostCancelled) return null;
  return `${countText(total)} sessions are found there, and at most ${countText(mostCancelled)} can be cancelled at once. Choose fewer days, then do the rest.`;
}

/** Which sessions a day, or a product between two days, brings. */
export function foundText({ sessions, total }: SessionsFound, club: ShownClub): string {
  const wrong = whyNotAll({ total });
  if (wrong !== null) return wrong;
  const attendees = sessions.reduce((sum, session) => sum + session.attendees, 0);
  const head = `*${counted(total, 'session')}* with ${counted(attendees, 'attendee')}, all of which would be cancelled:`;
  return [head, ...sessionLines(sessions, { total, most: named, club })].join('\n');
}

export function foundBlocks(found: SessionsFound | null, club: ShownClub): KnownBlock[] {
  return found === null ? [] : [section(foundText(found, club))];
}
