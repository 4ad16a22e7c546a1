import type { KnownBlock } from '@slack/types';
import { ageWords } from '../../src/blocks/age-words.js';
import { button, section } from '../../src/blocks/layout.js';
import { counted, safe } from '../../src/blocks/text.js';
import type { ShownClub } from '../../src/blocks/words.js';
import type { RefundsWaiting } from '../../src/services/refunds/refunds-to-do.js';
import { refundsToDoIds, refundsToDoTitle } from './ids.js';

/** That money has to be sent, and since when; nothing while there is none. */
export function refundsWaitingBlocks(
  { count, oldestOn, providers }: RefundsWaiting,
  { today }: ShownClub,
): KnownBlock[] {
  if (count === 0 || oldestOn === null) return [];
  const oldest =
    count === 1 ? ageWords(oldestOn, today) : `the oldest ${ageWords(oldestOn, today)}`;
  const send =
    providers.length === 0
      ? 'Send the money'
      : `Send the money that ${safe(providers.join(' and '))} does not send by itself`;
  return [
    section(
      `*${counted(count, 'refund')} to do*, ${oldest}. ${send}, then mark it as done.`,
      button({ text: refundsToDoTitle, actionId: refundsToDoIds.open }),
    ),
  ];
}
