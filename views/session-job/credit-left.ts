import type { KnownBlock } from '@slack/types';
import { button, section } from '../../src/blocks/layout.js';
import { counted, safe } from '../../src/blocks/text.js';
import type { Words } from '../../src/blocks/words.js';
import type { JobReview } from '../../src/domain/sessions/jobs/job-review.js';
import { payOutIds, payOutTitle } from '../pay-out/ids.js';

/** So many are shown, each with its button; the others are counted. */
const shown = 10;

/** Who has credit that nothing will use by itself, with the way to send it back. */
export function creditLeftBlocks({ creditLeft }: JobReview, { money }: Words): KnownBlock[] {
  const rows = creditLeft.slice(0, shown).map(({ accountId, payerName, currency, amount }) => {
    const sum = money(amount, currency);
    const payOut = button({
      ...{ text: payOutTitle, actionId: payOutIds.open, value: accountId },
      spoken: `${payOutTitle} ${sum} to ${payerName}`,
    });
    const text = `*${safe(payerName)}* has ${sum} of account credit and no further order, so nothing uses it by itself.`;
    return section(text, payOut);
  });
  const more = creditLeft.length - rows.length;
  if (more <= 0) return rows;
  const others = counted(more, 'more payer has', 'more payers have');
  return [...rows, section(`${others} credit and no further order: see it with /statement.`)];
}
