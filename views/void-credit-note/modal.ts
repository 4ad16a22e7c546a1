import type { KnownBlock, ModalView } from '@slack/types';
import { actions, button, context, header, section } from '../../src/blocks/layout.js';
import { listed, safe, safeSentence } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { CreditNote } from '../../src/domain/credit/credit-note.js';
import { type ConfirmPlace, confirmModal, points, resultModal } from '../forms/confirm.js';
import { undoIds } from '../invoice-details/ids.js';

export const voidNoteIds = { callback: 'void-credit-note', open: undoIds.voidNote } as const;

/** A place where the note's credit stands spent; `amount` is what came from this note. */
export type SpentUse = {
  applicationId: string;
  invoiceNumber: string;
  amount: bigint;
  expiresOnReturn: bigint;
};

/** What voiding would do now, in minor units of the note's currency. */
export type VoidNoteData = {
  note: CreditNote;
  payerName: string;
  fromInvoice: bigint;
  fromAccount: bigint;
  spent: bigint;
  uses: readonly SpentUse[];
  outstandingAfter: bigint;
  creditableAfter: bigint;
  balanceAfter: bigint;
  /** Why nothing can be voided now, such as a payment on its way; null when something can. */
  refusal: string | null;
};

/** More than these do not fit one view; the rest is named by number and comes up afterwards. */
const usesShown = 40;

export function voidNoteModal(data: VoidNoteData, place: ConfirmPlace, club: ShownClub): ModalView {
  const { note, refusal } = data;
  return confirmModal({
    callbackId: voidNoteIds.callback,
    title: 'Void credit note',
    submit: refusal === null ? 'Void credit note' : null,
    place,
    hint: 'For example: raised on the wrong invoice',
    blocks: [
      header(`Void ${note.number}`),
      refusal === null ? points(consequences(data, club)) : section(safeSentence(refusal)),
      ...spentBlocks(data, club),
    ],
  });
}

function consequences(data: VoidNoteData, club: ShownClub): string[] {
  const { money, minus } = wordsFor(club);
  const { note, payerName, fromInvoice, fromAccount } = data;
  const { currency } = note;
  const invoice = safe(note.invoiceNumber);
  return [
    ...(fromInvoice > 0n
      ? [
          `${minus(fromInvoice, currency)} of credit no longer pays ${invoice}. *${money(data.outstandingAfter, currency)}* will be outstanding on it.`,
        ]
      : []),
    ...(fromAccount > 0n
      ? [
          `${money(fromAccount, currency)} of unspent account credit is taken off. The balance of ${safe(payerName)} will be *${money(data.balanceAfter, currency)}*.`,
        ]
      : []),
    `Up to ${money(data.creditableAfter, currency)} can be credited on ${invoice} afterwards.`,
    ...(note.notifyCustomer ? ['The customer was told about this credit note.'] : []),
  ];
}

function spentBlocks(data: VoidNoteData, club: ShownClub): KnownBlock[] {
  const { money } = wordsFor(club);
  const { spent, note, uses } = data;
  if (spent === 0n) return [];
  const more = uses.length - usesShown;
  const shown = uses.slice(0, usesShown);
  return [
    section(
      `*${money(spent, note.currency)} of it is already used and stays where it is.* To void that too, take it back first.`,
    ),
    ...shown.map((use) => useBlock(use, note.currency, club)),
    ...(more > 0
      ? [context(`And ${more} more, which come up here when these are taken back.`)]
      : []),
  ];
}

function useBlock(use: SpentUse, currency: string, club: ShownClub): KnownBlock {
  const { money } = wordsFor(club);
  const { applicationId, invoiceNumber, amount, expiresOnReturn } = use;
  const expired =
    expiresOnReturn > 0n
      ? `\n${money(expiresOnReturn, currency)} has passed its expiry and would come back expired.`
      : '';
  return section(
    `${money(amount, currency)} on ${safe(invoiceNumber)}${expired}`,
    button({
      text: 'Take back',
      actionId: undoIds.takeBack,
      value: applicationId,
      spoken: `Take back ${money(amount, currency)} from ${invoiceNumber}`,
    }),
  );
}

/** Amounts in minor units of `currency`. */
export type VoidedNoteData = {
  noteNumber: string;
  invoiceId: string;
  currency: string;
  fromInvoice: bigint;
  fromAccount: bigint;
  outstanding: bigint;
  balance: bigint | null;
  spentOn: readonly string[];
};

export function voidedNoteModal(
  data: VoidedNoteData & { invoiceNumber: string; payerName: string },
  place: ConfirmPlace,
  club: ShownClub,
): ModalView {
  const { money } = wordsFor(club);
  const { noteNumber, invoiceId, invoiceNumber, payerName, currency, balance, spentOn } = data;
  const amount = (value: bigint) => money(value, currency);
  const invoice = safe(invoiceNumber);
  const facts = [
    ...(data.fromInvoice > 0n
      ? [
          `${amount(data.fromInvoice)} is owed again: *${amount(data.outstanding)}* is outstanding on ${invoice}.`,
        ]
      : []),
    ...(data.fromAccount > 0n
      ? [`${amount(data.fromAccount)} of account credit was taken off.`]
      : []),
    ...(balance === null ? [] : [`The balance of ${safe(payerName)} is now *${amount(balance)}*.`]),
    ...(spentOn.length > 0
      ? [`What was used on ${listed(spentOn.map((number) => safe(number)))} stays there.`]
      : []),
  ];
  const again = button({ text: 'RC', actionId: undoIds.raiseCredit, value: invoiceId });
  const see = button({ text: 'See invoice', actionId: undoIds.details, value: invoiceId });
  return resultModal({
    title: 'Credit note voided',
    place,
    blocks: [
      header(spentOn.length > 0 ? `The rest of ${noteNumber} is void` : `${noteNumber} is void`),
      points(facts),
      context(`To credit ${invoice} again, with another amount or reason, press RC.`),
      ...actions(place.full || place.below === null ? [see, again] : [again]),
    ],
  });
}
