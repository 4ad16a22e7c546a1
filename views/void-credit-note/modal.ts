import type { KnownBlock, ModalView } from '@slack/types';
import { button, context, header, section } from '../../src/blocks/layout.js';
import { safe, safeSentence } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { VoidNotePreview } from '../../src/services/credit/preview-void-credit-note.js';
import { type ConfirmPlace, confirmModal, points } from '../forms/confirm.js';
import { takeBackCreditIds } from '../take-back-credit/ids.js';
import { voidCreditNoteButton, voidCreditNoteIds, voidCreditNoteTitle } from './ids.js';

/** More than these do not fit one view; the rest is named by number and comes up afterwards. */
const usesShown = 40;

export function voidNoteModal(
  data: VoidNotePreview,
  place: ConfirmPlace,
  club: ShownClub,
): ModalView {
  const { note, refusal } = data;
  return confirmModal({
    callbackId: voidCreditNoteIds.callback,
    title: voidCreditNoteTitle,
    submit: refusal === null ? voidCreditNoteButton : null,
    place,
    hint: 'For example: raised on the wrong invoice',
    blocks: [
      header(`Void ${note.number}`),
      refusal === null ? points(consequences(data, club)) : section(safeSentence(refusal)),
      ...spentBlocks(data, club),
    ],
  });
}

function afterwards(
  { outstandingAfter, overpaidAfter }: VoidNotePreview,
  show: (amount: bigint) => string,
): string {
  return overpaidAfter > 0n
    ? `*${show(overpaidAfter)}* will be overpaid`
    : `*${show(outstandingAfter)}* will be outstanding`;
}

function consequences(data: VoidNotePreview, club: ShownClub): string[] {
  const { money, minus } = wordsFor(club);
  const { note, payerName, fromInvoice, fromAccount } = data;
  const { currency } = note;
  const invoice = safe(note.invoiceNumber);
  return [
    ...(fromInvoice > 0n
      ? [
          `${minus(fromInvoice, currency)} of credit no longer pays ${invoice}. ${afterwards(data, (amount) => money(amount, currency))} on it.`,
        ]
      : []),
    ...(fromAccount > 0n
      ? [
          `${money(fromAccount, currency)} of unspent account credit is taken off. The balance of ${safe(payerName)} will be *${money(data.balanceAfter, currency)}*.`,
        ]
      : []),
    `Up to ${money(data.creditableAfter, currency)} can be credited on ${invoice} afterwards.`,
    ...aboutEmail(data),
  ];
}

/** Whoever was to be told of the credit note is told of this; nobody else is. */
function aboutEmail({ note, mail }: VoidNotePreview): string[] {
  if (!note.notifyCustomer) return [];
  return mail.kind === 'address'
    ? [
        `*Notify customer* was chosen for the credit note, so an email to ${safe(mail.to)} tells of this.`,
      ]
    : [
        'No email is sent about this. If the customer was told of the credit note, tell them of this too.',
      ];
}

function spentBlocks(data: VoidNotePreview, club: ShownClub): KnownBlock[] {
  const { money } = wordsFor(club);
  const { spent, paidOut, expired, note, uses } = data;
  const isOpen = data.refusal === null;
  const cash = [
    ...(paidOut > 0n && isOpen ? [section(paidOutText(data, club))] : []),
    ...(expired > 0n && isOpen
      ? [
          section(
            `*${money(expired, note.currency)} of it has expired, so that part is not voided.*`,
          ),
        ]
      : []),
  ];
  if (spent === 0n) return cash;
  const more = uses.length - usesShown;
  const shown = uses.slice(0, usesShown);
  return [
    ...cash,
    section(
      `*${money(spent, note.currency)} of it is already used and stays where it is.* To void that too, take it back first.`,
    ),
    ...shown.map((use) => useBlock(use, note.currency, club)),
    ...(more > 0
      ? [context(`And ${more} more, which come up here when these are taken back.`)]
      : []),
  ];
}

function paidOutText({ paidOut, note }: VoidNotePreview, club: ShownClub): string {
  const amount = wordsFor(club).money(paidOut, note.currency);
  return `*${amount} of it was paid out as cash, so that part is not voided.* If that pay-out could not be done, say so under Refunds to do first.`;
}

function useBlock(
  use: VoidNotePreview['uses'][number],
  currency: string,
  club: ShownClub,
): KnownBlock {
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
      actionId: takeBackCreditIds.open,
      value: applicationId,
      spoken: `Take back ${money(amount, currency)} from ${invoiceNumber}`,
    }),
  );
}
