import type { Button, KnownBlock } from '@slack/types';
import { actions, button, section } from '../../src/blocks/layout.js';
import type { Notice } from '../../src/domain/notice.js';
import type { Club } from '../../src/domain/people/club-records.js';
import { recordId } from '../../src/domain/record-id.js';
import { invoiceDetailsIds } from '../invoice-details/ids.js';
import { sweepUsesIds } from '../sweep-uses/ids.js';
import { noticeSentences } from './notice-words.js';

/**
 * A notice as a Slack message. `names` has the payers' names by id. `text` stands alone for
 * screen readers and notifications, which never see the blocks.
 */
export function renderNotice(
  notice: Notice,
  shown: { names: ReadonlyMap<string, string>; club: Club },
): { text: string; blocks: KnownBlock[] } {
  const { names, club } = shown;
  const text = noticeSentences(notice, { names, locale: club.locale });
  return { text, blocks: [section(text), ...actions(buttons(notice, club))] };
}

function buttons(notice: Notice, club: Club): Button[] {
  switch (notice.kind) {
    case 'books-differ':
    case 'late-outcome':
    case 'credit-withdrawn':
      return [];
    case 'sweep-summary':
      if (notice.usedOn === 0) return [];
      return [button({ text: 'See which', actionId: sweepUsesIds.open, value: notice.runId })];
    default:
      return [
        button({
          text: 'See invoice',
          actionId: invoiceDetailsIds.open,
          value: recordId(club.id, notice.invoiceNumber),
          spoken: `See invoice ${notice.invoiceNumber}`,
        }),
      ];
  }
}
