import type { ModalView } from '@slack/types';
import { actions, button, context, header } from '../../src/blocks/layout.js';
import { safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { MovedOverpayment } from '../../src/services/payments/move-overpayment.js';
import { type ConfirmPlace, liesOnInvoice, points, resultModal } from '../forms/confirm.js';
import { invoiceDetailsIds } from '../invoice-details/ids.js';

export function movedOverpaymentModal(
  data: MovedOverpayment & { invoiceId: string; invoiceNumber: string; payerName: string },
  place: ConfirmPlace,
  club: ShownClub,
): ModalView {
  const { money } = wordsFor(club);
  const { invoiceId, invoiceNumber, payerName, currency, amount, balance } = data;
  const see = button({ text: 'See invoice', actionId: invoiceDetailsIds.open, value: invoiceId });
  return resultModal({
    title: 'Overpayment moved',
    place,
    blocks: [
      header(`${money(amount, currency)} is account credit now`),
      points([
        `It was overpaid on ${safe(invoiceNumber)}.`,
        `The balance of ${safe(payerName)} is *${money(balance, currency)}* now.`,
      ]),
      context('It is used on the next auto-collect invoice, or where you apply it.'),
      ...actions(!liesOnInvoice(place) ? [see] : []),
    ],
  });
}
