import type { ModalView } from '@slack/types';
import { leftToPay } from '../../src/blocks/invoice-standing.js';
import { header, section } from '../../src/blocks/layout.js';
import { safe, safeSentence } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { CorrectPaymentPreview } from '../../src/services/payments/preview-correct-payment.js';
import { type ConfirmPlace, confirmModal, points } from '../forms/confirm.js';
import { wentBackWords } from '../forms/went-back-words.js';
import { correctPaymentButton, correctPaymentIds, correctPaymentTitle } from './ids.js';

function partTexts({ parts, currency }: CorrectPaymentPreview, club: ShownClub): string[] {
  const { money } = wordsFor(club);
  const show = (amount: bigint) => money(amount, currency);
  return parts.flatMap(({ payment, after, credit }) => {
    const number = safe(after.number);
    const what =
      payment.status === 'pending'
        ? `${show(payment.amount)} is no longer on its way for ${number}.`
        : `${show(payment.amount)} no longer pays ${number}${parts.length > 1 ? ', and is owed again there' : `: ${leftToPay(after, (left) => `*${show(left)}*`)} then`}.`;
    return [what, ...wentBackWords(credit, show)];
  });
}

/** For money that never came: it was typed in error. */
export function correctPaymentModal(
  data: CorrectPaymentPreview,
  place: ConfirmPlace,
  club: ShownClub,
): ModalView {
  const { payerName, refusal } = data;
  return confirmModal({
    callbackId: correctPaymentIds.callback,
    title: correctPaymentTitle,
    submit: refusal === null ? correctPaymentButton : null,
    place,
    hint: 'For example: typed for the wrong family',
    blocks: [
      header(`A payment of ${payerName} that was typed in error`),
      refusal === null ? points(partTexts(data, club)) : section(safeSentence(refusal)),
      ...(refusal === null
        ? [
            section(
              'Money that did come and went back again is no error: mark it bounced or returned.',
            ),
          ]
        : []),
    ],
  });
}
