import type { Button } from '@slack/types';
import { button } from '../../src/blocks/layout.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import { isUnderWay, type Refund } from '../../src/domain/refunds/refund.js';
import { tryRefundAgainButton, tryRefundAgainIds } from '../try-refund-again/ids.js';
import { settleRefundIds, settleWords } from './ids.js';

/**
 * What a person can say of a refund: of one that people send, both; of one done, that it came back;
 * one that failed can be tried again. One that a provider has is followed there.
 */
export function settleButtons(refund: Refund, club: ShownClub): Button[] {
  const { id: value, amount, currency, state, providerRefundId } = refund;
  const named = `refund of ${wordsFor(club).money(amount, currency)}`;
  const shown = (act: keyof typeof settleWords) => {
    const text = settleWords[act];
    return button({
      ...{ text, actionId: settleRefundIds[act].open, value, spoken: `${text}: ${named}` },
      // Side by side, one is not to be pressed for the other.
      ...(isUnderWay(refund) ? { style: act === 'done' ? 'primary' : 'danger' } : {}),
    });
  };
  if (state === 'failed') {
    const text = tryRefundAgainButton;
    const actionId = tryRefundAgainIds.open;
    return [button({ text, actionId, value, spoken: `${text}: ${named}` })];
  }
  if (isUnderWay(refund)) return providerRefundId !== null ? [] : [shown('done'), shown('notDone')];
  return state === 'done' ? [shown('notDone')] : [];
}
