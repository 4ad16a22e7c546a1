import type { ModalView } from '@slack/types';
import { header, section } from '../../src/blocks/layout.js';
import { safe, safeSentence } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { WriteOffPreview } from '../../src/services/invoices/preview-write-off.js';
import { type ConfirmPlace, confirmModal, points } from '../forms/confirm.js';
import { writeOffButton, writeOffIds, writeOffTitle } from './ids.js';

function consequences({ invoice, payerName }: WriteOffPreview, club: ShownClub): string[] {
  const { money } = wordsFor(club);
  const amount = money(invoice.outstanding, invoice.currency);
  return [
    `${safe(payerName)} no longer has to pay *${amount}* on ${safe(invoice.number)}, and the club gives it up.`,
    'No account credit is made or used.',
    'If it is paid after all, the payment takes the write-off back by itself.',
  ];
}

/** Says what is given up and asks for the reason. */
export function writeOffModal(
  data: WriteOffPreview,
  place: ConfirmPlace,
  club: ShownClub,
): ModalView {
  const { invoice, refusal } = data;
  return confirmModal({
    callbackId: writeOffIds.callback,
    title: writeOffTitle,
    submit: refusal === null ? writeOffButton : null,
    place,
    hint: 'For example: moved away, three reminders without an answer',
    blocks: [
      header(`Write off the debt on ${invoice.number}`),
      refusal === null ? points(consequences(data, club)) : section(safeSentence(refusal)),
    ],
  });
}
