import type { ModalView } from '@slack/types';
import { leftToPay } from '../../src/blocks/invoice-standing.js';
import { actions, button, header } from '../../src/blocks/layout.js';
import { safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { CorrectedPayment } from '../../src/services/payments/correct-payment.js';
import { type ConfirmPlace, liesOnInvoice, points, resultModal } from '../forms/confirm.js';
import { invoiceDetailsIds } from '../invoice-details/ids.js';

/** How each invoice stands after the payment was taken back. */
export function correctedTexts({ parts, currency }: CorrectedPayment, club: ShownClub): string[] {
  const { money } = wordsFor(club);
  const show = (value: bigint) => money(value, currency);
  return parts.map((part) => {
    return `${show(part.amount)} no longer counts for ${safe(part.invoiceNumber)}: ${leftToPay(part, show)}`;
  });
}

export function correctedPaymentModal(
  data: CorrectedPayment,
  place: ConfirmPlace,
  club: ShownClub,
): ModalView {
  const [first] = data.parts;
  const see =
    first === undefined || liesOnInvoice(place)
      ? []
      : [button({ text: 'See invoice', actionId: invoiceDetailsIds.open, value: first.invoiceId })];
  return resultModal({
    title: 'Payment taken back',
    place,
    blocks: [
      header('The payment was taken back'),
      points(correctedTexts(data, club)),
      ...actions(see),
    ],
  });
}
