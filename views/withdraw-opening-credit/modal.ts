import type { ModalView } from '@slack/types';
import { header, section } from '../../src/blocks/layout.js';
import { safe, safeSentence } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { WithdrawPreview } from '../../src/services/credit/preview-withdraw-opening-credit.js';
import { type ConfirmPlace, confirmModal, points } from '../forms/confirm.js';
import { gonePart, unspentAmountInput } from '../forms/unspent-lot.js';
import {
  withdrawOpeningCreditButton,
  withdrawOpeningCreditIds,
  withdrawOpeningCreditTitle,
} from './ids.js';

/** What taking an opening balance back out would do, and how much of it can be. */
export function withdrawOpeningCreditModal(
  preview: WithdrawPreview,
  place: ConfirmPlace,
  club: ShownClub,
): ModalView {
  const words = wordsFor(club);
  const { payerName, currency, maximum, expired, balanceAfter, refusal } = preview;
  const facts = [
    `*${words.money(maximum, currency)}* of the opening balance of ${safe(payerName)} is unspent.`,
    ...(expired ? ['It has expired, so nobody can spend it any more.'] : []),
    `When all of it is taken out, the balance will be *${words.money(balanceAfter, currency)}*.`,
    ...gonePart(preview, words),
    'No money leaves the club. A right opening balance can be imported afterwards.',
  ];
  return confirmModal({
    callbackId: withdrawOpeningCreditIds.callback,
    title: withdrawOpeningCreditTitle,
    submit: refusal === null ? withdrawOpeningCreditButton : null,
    place,
    hint: 'For example: imported as 500.00, should have been 50.00',
    blocks: [
      header('Take out an opening balance'),
      refusal === null ? points(facts) : section(safeSentence(refusal)),
      ...(refusal === null
        ? [unspentAmountInput(withdrawOpeningCreditIds.amount, { maximum, currency }, words)]
        : []),
    ],
  });
}
