import type { ModalView } from '@slack/types';
import { actions, button, header } from '../../src/blocks/layout.js';
import { safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { WrittenOff } from '../../src/services/invoices/write-off.js';
import { type ConfirmPlace, liesOnInvoice, points, resultModal } from '../forms/confirm.js';
import { invoiceDetailsIds } from '../invoice-details/ids.js';

/** Only in a club of one person: elsewhere the form asks a second one. */
export function writtenOffModal(
  data: WrittenOff & { invoiceId: string; payerName: string },
  place: ConfirmPlace,
  club: ShownClub,
): ModalView {
  const { invoiceId, invoiceNumber, payerName, amount, currency } = data;
  const { money } = wordsFor(club);
  const see = button({ text: 'See invoice', actionId: invoiceDetailsIds.open, value: invoiceId });
  return resultModal({
    title: 'Debt written off',
    place,
    blocks: [
      header(`${money(amount, currency)} written off`),
      points([
        `${safe(payerName)} owes nothing on ${safe(invoiceNumber)} any more.`,
        'If it is paid after all, the payment takes this back by itself.',
      ]),
      ...actions(liesOnInvoice(place) ? [] : [see]),
    ],
  });
}
