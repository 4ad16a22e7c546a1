import type { KnownBlock } from '@slack/types';
import { ageWords } from '../../src/blocks/age-words.js';
import { button, section } from '../../src/blocks/layout.js';
import { counted } from '../../src/blocks/text.js';
import type { ShownClub } from '../../src/blocks/words.js';
import type { OrderChangesWaiting } from '../../src/services/sessions/cancelling/order-changes.js';
import { orderChangesIds, orderChangesName } from './ids.js';

/** That orders have to be changed elsewhere, and since when; nothing while there are none. */
export function orderChangesBlocks(
  { count, oldestOn }: OrderChangesWaiting,
  { today }: ShownClub,
): KnownBlock[] {
  if (count === 0 || oldestOn === null) return [];
  const oldest =
    count === 1 ? ageWords(oldestOn, today) : `the oldest ${ageWords(oldestOn, today)}`;
  return [
    section(
      `*${counted(count, 'order')} to change in your billing system*, ${oldest}. Change it there, then tick it here.`,
      button({ text: orderChangesName, actionId: orderChangesIds.open }),
    ),
  ];
}
