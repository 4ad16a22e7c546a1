import type { ModalView } from '@slack/types';
import { leftToPay } from '../../src/blocks/invoice-standing.js';
import { actions, button, context, header } from '../../src/blocks/layout.js';
import { safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { TakenBack } from '../../src/services/credit/take-back-credit.js';
import type { MailWay } from '../../src/services/notices/mail-to-payer.js';
import { applyCreditIds } from '../apply-credit/ids.js';
import { type ConfirmPlace, liesOnInvoice, points, resultModal } from '../forms/confirm.js';
import { emailSent } from '../forms/email-sent.js';
import { invoiceDetailsIds } from '../invoice-details/ids.js';
import { voidCreditNoteIds } from '../void-credit-note/ids.js';

export function takenBackModal(
  data: TakenBack & { payerName: string; mail: MailWay },
  place: ConfirmPlace,
  club: ShownClub,
): ModalView {
  const { money } = wordsFor(club);
  const { invoiceId, invoiceNumber, payerName, currency, returned, balance } = data;
  const buttons = [
    ...(place.noteId === null
      ? []
      : [
          button({
            text: 'Void this credit note',
            actionId: voidCreditNoteIds.open,
            value: place.noteId,
          }),
        ]),
    ...(!liesOnInvoice(place)
      ? [button({ text: 'See invoice', actionId: invoiceDetailsIds.open, value: invoiceId })]
      : []),
    button({ text: 'Apply credit', actionId: applyCreditIds.open, value: invoiceId }),
  ];
  return resultModal({
    title: 'Credit taken back',
    place,
    blocks: [
      header(`${money(returned, currency)} taken back from ${invoiceNumber}`),
      points([
        `On ${safe(invoiceNumber)} ${leftToPay(data, (left) => `*${money(left, currency)}*`)} now.`,
        ...(data.expired > 0n
          ? [`${money(data.expired, currency)} of it came back expired and cannot be used.`]
          : []),
        `The account credit of ${safe(payerName)} is *${money(balance, currency)}* now.`,
      ]),
      ...emailSent(data),
      context(
        place.noteId === null
          ? 'The credit is used on the next auto-collect invoice, or where you apply it.'
          : 'The credit note can be voided further now.',
      ),
      ...actions(buttons),
    ],
  });
}
