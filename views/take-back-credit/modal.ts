import type { ModalView } from '@slack/types';
import { entryOrigin } from '../../src/blocks/entry-words.js';
import { actions, button, context, header, section } from '../../src/blocks/layout.js';
import { safe, safeSentence } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { JournalEntry } from '../../src/domain/books/journal-entry.js';
import { type ConfirmPlace, confirmModal, points, resultModal } from '../forms/confirm.js';
import { undoIds } from '../invoice-details/ids.js';

export const takeBackIds = { callback: 'take-back-credit', open: undoIds.takeBack } as const;

/** What taking back would do now, in minor units of the entry's currency. */
export type TakeBackData = {
  entry: JournalEntry;
  invoiceNumber: string;
  payerName: string;
  amount: bigint;
  expiresOnReturn: bigint;
  outstandingAfter: bigint;
  balanceAfter: bigint;
  refusal: string | null;
};

export function takeBackModal(data: TakeBackData, place: ConfirmPlace, club: ShownClub): ModalView {
  const { money } = wordsFor(club);
  const { entry, invoiceNumber, amount, refusal } = data;
  return confirmModal({
    callbackId: takeBackIds.callback,
    title: 'Take back credit',
    submit: refusal === null ? 'Take back' : null,
    place,
    hint: 'For example: meant for another invoice',
    blocks: [
      header(`Take back ${money(amount, entry.currency)} from ${invoiceNumber}`),
      refusal === null ? points(consequences(data, club)) : section(safeSentence(refusal)),
      context(`Used ${entryOrigin(entry, club)}`),
    ],
  });
}

function consequences(data: TakeBackData, club: ShownClub): string[] {
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
    `${invoice} is owed again: *${money(data.outstandingAfter, currency)}* will be outstanding on it.`,
    'The desk does not use credit on this invoice again by itself.',
  ];
}

/** Amounts in minor units of `currency`. */
export type TakenBackData = {
  invoiceId: string;
  invoiceNumber: string;
  currency: string;
  returned: bigint;
  outstanding: bigint;
  balance: bigint;
};

export function takenBackModal(
  data: TakenBackData & { payerName: string },
  place: ConfirmPlace,
  club: ShownClub,
): ModalView {
  const { money } = wordsFor(club);
  const { invoiceId, invoiceNumber, payerName, currency, returned, outstanding, balance } = data;
  const buttons = [
    ...(place.noteId === null
      ? []
      : [
          button({
            text: 'Void this credit note',
            actionId: undoIds.voidNote,
            value: place.noteId,
          }),
        ]),
    ...(place.full || place.below === null
      ? [button({ text: 'See invoice', actionId: undoIds.details, value: invoiceId })]
      : []),
    button({ text: 'Apply credit', actionId: undoIds.applyCredit, value: invoiceId }),
  ];
  return resultModal({
    title: 'Credit taken back',
    place,
    blocks: [
      header(`${money(returned, currency)} taken back from ${invoiceNumber}`),
      points([
        `*${money(outstanding, currency)}* is outstanding on ${safe(invoiceNumber)} now.`,
        `The account credit of ${safe(payerName)} is *${money(balance, currency)}* now.`,
      ]),
      context(
        place.noteId === null
          ? 'The credit is used on the next auto-collect invoice, or where you apply it.'
          : 'The credit note can be voided further now.',
      ),
      ...actions(buttons),
    ],
  });
}
