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
  const { payerName, currency, amount, parts } = data;
  const [first] = parts;
  const see =
    first === undefined || liesOnInvoice(place)
      ? []
      : [button({ text: 'See invoice', actionId: invoiceDetailsIds.open, value: first.invoiceId })];
  const numbers = parts.map(({ invoiceNumber }) => `*${safe(invoiceNumber)}*`).join(', ');
  const owed = parts.filter(({ outstanding }) => outstanding > 0n);
  return resultModal({
    title: 'Refund recorded',
    place,
    blocks: [
      header(`${money(amount, currency)} is recorded as sent back`),
      points([
        `It is in the history of ${numbers} (${safe(payerName)}).`,
        ...owed.map(({ invoiceNumber, outstanding }) => {
          const on = parts.length === 1 ? 'it' : `*${safe(invoiceNumber)}*`;
          return `${money(outstanding, currency)} is outstanding on ${on}.`;
        }),
      ]),
      ...actions(see),
    ],
  });
}
