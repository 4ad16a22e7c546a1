import type { KnownBlock } from '@slack/types';
import { ageWords } from '../../src/blocks/age-words.js';
import { button, section } from '../../src/blocks/layout.js';
import { counted } from '../../src/blocks/text.js';
import type { ShownClub } from '../../src/blocks/words.js';
import type { RefundsWaiting } from '../../src/services/refunds/refunds-to-do.js';
import { refundsToDoIds, refundsToDoTitle } from './ids.js';

/** That money has to be sent, and since when; nothing while there is none. */
export function refundsWaitingBlocks(
  { count, oldestOn }: RefundsWaiting,
  { today }: ShownClub,
): KnownBlock[] {
  if (count === 0 || oldestOn === null) return [];
  const oldest =
    count === 1 ? ageWords(oldestOn, today) : `the oldest ${ageWords(oldestOn, today)}`;
  return [
    section(
      `*${counted(count, 'refund')} to do*, ${oldest}. Send the money, then mark it as done.`,
      button({ text: refundsToDoTitle, actionId: refundsToDoIds.open }),
    ),
  ];
}
