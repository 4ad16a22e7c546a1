import type { ModalView } from '@slack/types';
import { header } from '../../src/blocks/layout.js';
import { safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { WithdrawnCredit } from '../../src/services/credit/withdraw-opening-credit.js';
import { type ConfirmPlace, points, resultModal } from '../forms/confirm.js';

export function withdrawnModal(
  data: WithdrawnCredit & { payerName: string },
  place: ConfirmPlace,
  club: ShownClub,
): ModalView {
  const { money } = wordsFor(club);
  const { payerName, currency, amount, balance } = data;
  return resultModal({
    title: 'Credit taken out',
    place,
    blocks: [
      header(`${money(amount, currency)} taken out`),
      points([
        `It was part of the opening balance of ${safe(payerName)}.`,
        `The balance is *${money(balance, currency)}* now.`,
      ]),
    ],
  });
}
