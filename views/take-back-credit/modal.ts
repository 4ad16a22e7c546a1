import type { ModalView } from '@slack/types';
import { entryOrigin } from '../../src/blocks/entry-words.js';
import { context, header, section } from '../../src/blocks/layout.js';
import { safe, safeSentence } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { TakeBackPreview } from '../../src/services/credit/preview-take-back-credit.js';
import { type ConfirmPlace, confirmModal, points } from '../forms/confirm.js';
import { takeBackCreditButton, takeBackCreditIds, takeBackCreditTitle } from './ids.js';

export function takeBackModal(
  data: TakeBackPreview,
  place: ConfirmPlace,
  club: ShownClub,
): ModalView {
  const { money } = wordsFor(club);
  const { entry, invoiceNumber, amount, refusal } = data;
  return confirmModal({
    callbackId: takeBackCreditIds.callback,
    title: takeBackCreditTitle,
    submit: refusal === null ? takeBackCreditButton : null,
    place,
    hint: 'For example: meant for another invoice',
    blocks: [
      header(`Take back ${money(amount, entry.currency)} from ${invoiceNumber}`),
      refusal === null ? points(consequences(data, club)) : section(safeSentence(refusal)),
      context(`Used ${entryOrigin(entry, club)}`),
    ],
  });
}

function consequences(data: TakeBackPreview, club: ShownClub): string[] {
  const { money } = wordsFor(club);
  const { entry, invoiceNumber, payerName, amount, expiresOnReturn } = data;
  const { currency } = entry;
  const invoice = safe(invoiceNumber);
  return [
    `${money(amount, currency)} goes back to the account credit of ${safe(payerName)}. The balance will be *${money(data.balanceAfter, currency)}*.`,
    ...(expiresOnReturn > 0n
      ? [
          `:warning: *${money(expiresOnReturn, currency)} of it has passed its expiry.* It comes back expired and cannot be used again.`,
        ]
      : []),
    data.outstandingAfter > 0n
      ? `${invoice} is owed again: *${money(data.outstandingAfter, currency)}* will be outstanding on it.`
      : `${invoice} stays paid: ${data.overpaidAfter > 0n ? `*${money(data.overpaidAfter, currency)}* will be overpaid` : 'nothing will be outstanding'} on it.`,
    'The desk does not use credit on this invoice again by itself.',
  ];
}
