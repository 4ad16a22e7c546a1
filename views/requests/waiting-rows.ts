import type { SectionBlock } from '@slack/types';
import { button, section } from '../../src/blocks/layout.js';
import { counted } from '../../src/blocks/text.js';
import type { OpenRequests } from '../../src/services/approvals/waiting.js';
import { requestListIds } from './ids.js';

/** What waits for the reader, and what they wait for; nothing where there is nothing. */
export function waitingRows({ waiting, asked }: OpenRequests): SectionBlock[] {
  const rows: SectionBlock[] = [];
  if (waiting > 0) {
    const text = `*${counted(waiting, 'request')} ${waiting === 1 ? 'waits' : 'wait'} for you to approve.*`;
    const spoken = 'See them: what waits for you to approve';
    const see = button({ text: 'See them', actionId: requestListIds.waiting, spoken });
    rows.push(section(text, see));
  }
  if (asked > 0) {
    const text = `${counted(asked, 'request')} of yours ${asked === 1 ? 'waits' : 'wait'} for a second person.`;
    const spoken = 'See yours: what you asked for';
    rows.push(section(text, button({ text: 'See yours', actionId: requestListIds.asked, spoken })));
  }
  return rows;
}
