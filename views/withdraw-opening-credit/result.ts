import type { ModalView } from '@slack/types';
import { header } from '../../src/blocks/layout.js';
import { safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { WithdrawnCredit } from '../../src/services/credit/withdraw-opening-credit.js';
import type { MailWay } from '../../src/services/notices/mail-to-payer.js';
import { type ConfirmPlace, points, resultModal } from '../forms/confirm.js';
import { emailSent } from '../forms/email-sent.js';

export function withdrawnModal(
  data: WithdrawnCredit & { payerName: string; mail: MailWay },
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
      ...emailSent(data),
    ],
  });
}
