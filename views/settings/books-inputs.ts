import type { KnownBlock } from '@slack/types';
import { input } from '../../src/blocks/inputs.js';
import { context } from '../../src/blocks/layout.js';
import { actorName, type ShownClub, wordsFor } from '../../src/blocks/words.js';
import { newestToClose } from '../../src/domain/books/closed-days.js';
import { settingTitles } from '../../src/domain/settings/setting-words.js';
import type { ShownSettings } from '../../src/services/settings/read-settings.js';
import { settingsIds } from './ids.js';
import { idAt } from './inputs.js';

/** Since when the books are closed as they are, and who closed or opened them. */
function closedSince({ values, closedBy }: ShownSettings, club: ShownClub): KnownBlock[] {
  if (closedBy === null) return [];
  const { actor, approvedBy, at } = closedBy;
  const words = wordsFor(club);
  const second = approvedBy === null ? '' : `, approved by ${actorName(approvedBy)}`;
  const { closedUpTo } = values;
  const how = closedUpTo === null ? 'Open again' : `Closed up to ${words.date(closedUpTo)}`;
  return [context(`${how} since ${words.time(at)} · ${actorName(actor)}${second}`)];
}

const freeOfMany =
  'You can close more days by yourself. To open closed days again, a second person approves it.';
const freeOfOne = 'The club has one person, who can open closed days again too.';

/** Up to which day nothing is booked any more. */
export function booksBlocks(shown: ShownSettings, club: ShownClub): KnownBlock[] {
  const { closedUpTo } = shown.values;
  const newest = wordsFor(club).date(newestToClose(club.today));
  return [
    input({
      ...{ id: idAt(settingsIds.closedUpTo, shown), label: settingTitles.closedUpTo },
      hint: `Nothing of that day or before is booked any more. ${newest} at the latest: the last three days stay open. Empty: all days are open`,
      optional: true,
      element: {
        type: 'datepicker',
        ...(closedUpTo === null ? {} : { initial_date: closedUpTo }),
      },
    }),
    ...closedSince(shown, club),
    context(shown.isSingleHanded ? freeOfOne : freeOfMany),
  ];
}
