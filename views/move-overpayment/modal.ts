import type { ModalView } from '@slack/types';
import { header, section, textInput } from '../../src/blocks/layout.js';
import { safe, safeSentence } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import { formatPlainAmount } from '../../src/domain/amounts/money.js';
import type { MoveOverpaymentPreview } from '../../src/services/payments/preview-move-overpayment.js';
import { type ConfirmPlace, confirmModal, points } from '../forms/confirm.js';
import { moveOverpaymentButton, moveOverpaymentIds, moveOverpaymentTitle } from './ids.js';

const amountChars = 30;

export function moveOverpaymentModal(
  data: MoveOverpaymentPreview,
  place: ConfirmPlace,
  club: ShownClub,
): ModalView {
  const { money } = wordsFor(club);
  const { invoice, payerName, balanceAfter, refusal } = data;
  const { overpaid, currency } = invoice;
  const amount = textInput({
    id: moveOverpaymentIds.amount,
    label: 'Amount',
    hint: `In ${currency}, at most ${money(overpaid, currency)}`,
    initial: formatPlainAmount(overpaid, currency),
    maxLength: amountChars,
  });
  return confirmModal({
    callbackId: moveOverpaymentIds.callback,
    title: moveOverpaymentTitle,
    submit: refusal === null ? moveOverpaymentButton : null,
    place,
    hint: 'For example: paid twice by mistake',
    blocks: [
      header(`Move overpayment of ${invoice.number}`),
      refusal === null
        ? points([
            `*${money(overpaid, currency)}* is overpaid on ${safe(invoice.number)}.`,
            `What you move becomes account credit of ${safe(payerName)}, used on the next auto-collect invoice or where you apply it.`,
            `When all of it is moved, the balance will be *${money(balanceAfter, currency)}*.`,
            'No money leaves the club.',
          ])
        : section(safeSentence(refusal)),
      ...(refusal === null ? [amount] : []),
    ],
  });
}
