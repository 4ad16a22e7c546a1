import type { ModalView } from '@slack/types';
import { actions, button, header } from '../../src/blocks/layout.js';
import { safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { RecordedElsewhere } from '../../src/services/providers/record-elsewhere.js';
import { type ConfirmPlace, liesOnInvoice, points, resultModal } from '../forms/confirm.js';
import { invoiceDetailsIds } from '../invoice-details/ids.js';

export function recordedRefundModal(
  data: RecordedElsewhere & { payerName: string },
  place: ConfirmPlace,
  club: ShownClub,
): ModalView {
  const { money } = wordsFor(club);
  const { invoiceId, invoiceNumber, payerName, currency, amount, outstanding } = data;
  const see = button({ text: 'See invoice', actionId: invoiceDetailsIds.open, value: invoiceId });
  return resultModal({
    title: 'Refund recorded',
    place,
    blocks: [
      header(`${money(amount, currency)} is recorded as sent back`),
      points([
        `It is in the history of *${safe(invoiceNumber)}* (${safe(payerName)}).`,
        ...(outstanding > 0n ? [`${money(outstanding, currency)} is outstanding on it.`] : []),
      ]),
      ...actions(!liesOnInvoice(place) ? [see] : []),
    ],
  });
}
