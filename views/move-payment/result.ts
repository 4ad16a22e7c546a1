import type { ModalView } from '@slack/types';
import { actions, button, header } from '../../src/blocks/layout.js';
import { safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { MovedPayment } from '../../src/services/payments/move-payment.js';
import { type ConfirmPlace, liesOnInvoice, points, resultModal } from '../forms/confirm.js';
import { invoiceDetailsIds } from '../invoice-details/ids.js';
import { moveWords } from './ids.js';

/** How the invoice stands after the payment moved. */
export function movedText(moved: MovedPayment, club: ShownClub): string {
  const { money } = wordsFor(club);
  const { invoiceNumber, amount, outstanding, overpaid, currency, move } = moved;
  const left =
    overpaid > 0n
      ? `it is overpaid by ${money(overpaid, currency)}`
      : `${money(outstanding, currency)} is left to pay`;
  return `${money(amount, currency)} on ${safe(invoiceNumber)} is marked ${move}; ${left}`;
}

export function movedPaymentModal(
  moved: MovedPayment,
  place: ConfirmPlace,
  club: ShownClub,
): ModalView {
  const { invoiceId, move } = moved;
  const see = button({ text: 'See invoice', actionId: invoiceDetailsIds.open, value: invoiceId });
  return resultModal({
    title: `Payment ${moveWords[move].toLowerCase()}`,
    place,
    blocks: [
      header(`Payment marked ${move}`),
      points([`${movedText(moved, club)}.`]),
      ...actions(liesOnInvoice(place) ? [] : [see]),
    ],
  });
}
