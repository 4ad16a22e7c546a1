import type { ModalView } from '@slack/types';
import { leftToPay } from '../../src/blocks/invoice-standing.js';
import { actions, button, header } from '../../src/blocks/layout.js';
import { safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { ReturnedOverpayment } from '../../src/services/payments/return-overpayment.js';
import { type ConfirmPlace, liesOnInvoice, points, resultModal } from '../forms/confirm.js';
import { invoiceDetailsIds } from '../invoice-details/ids.js';
import { refundOverpaymentIds, refundOverpaymentTitle } from '../refund-overpayment/ids.js';

export function returnedOverpaymentModal(
  data: ReturnedOverpayment & { invoiceNumber: string; payerName: string },
  place: ConfirmPlace,
  club: ShownClub,
): ModalView {
  const { money } = wordsFor(club);
  const { invoiceId, invoiceNumber, payerName, currency, amount, balance } = data;
  const see = button({ text: 'See invoice', actionId: invoiceDetailsIds.open, value: invoiceId });
  const refund = button({
    text: refundOverpaymentTitle,
    actionId: refundOverpaymentIds.open,
    value: invoiceId,
  });
  return resultModal({
    title: 'Overpayment returned',
    place,
    blocks: [
      header(`${money(amount, currency)} returned to ${invoiceNumber}`),
      points([
        `On ${safe(invoiceNumber)} ${leftToPay(data, (left) => `*${money(left, currency)}*`)} now.`,
        `The balance of ${safe(payerName)} is *${money(balance, currency)}* now.`,
      ]),
      // Moving it back is half of the way to sending it back, and most do it for that.
      ...actions([...(data.overpaid > 0n ? [refund] : []), ...(liesOnInvoice(place) ? [] : [see])]),
    ],
  });
}
