import type { ModalView } from '@slack/types';
import { owedAfterVoid } from '../../src/blocks/invoice-standing.js';
import { context, header, section } from '../../src/blocks/layout.js';
import { listed, safe, safeSentence } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { VoidInvoicePreview } from '../../src/services/invoices/preview-void-invoice.js';
import { type ConfirmPlace, confirmModal, points } from '../forms/confirm.js';
import { voidInvoiceButton, voidInvoiceIds, voidInvoiceTitle } from './ids.js';

/** So many numbers are named; the sum stands for all of them. */
const numbersShown = 10;

export function voidInvoiceModal(
  data: VoidInvoicePreview,
  place: ConfirmPlace,
  club: ShownClub,
): ModalView {
  const { invoice, refusal } = data;
  return confirmModal({
    callbackId: voidInvoiceIds.callback,
    title: voidInvoiceTitle,
    submit: refusal === null ? voidInvoiceButton : null,
    place,
    hint: 'For example: issued twice',
    blocks: [
      header(`Void ${invoice.number}`),
      refusal === null ? points(consequences(data, club)) : section(safeSentence(refusal)),
      ...(refusal === null
        ? [context('A void invoice stays in the list and cannot be opened again.')]
        : []),
    ],
  });
}

function consequences(data: VoidInvoicePreview, club: ShownClub) {
  const { money } = wordsFor(club);
  const { invoice, payerName, noteNumbers, expiresOnReturn } = data;
  const { currency, creditApplied, creditedToInvoice, writtenOff } = invoice;
  const amount = (value: bigint) => money(value, currency);
  const named = noteNumbers.slice(0, numbersShown).map((number) => safe(number));
  const more = noteNumbers.length - named.length;
  const notes = listed(more > 0 ? [...named, `${more} more`] : named);
  return [
    ...owedWords(data, club),
    ...(creditApplied > 0n
      ? [
          `${amount(creditApplied)} of account credit used on it goes back to ${safe(payerName)}. The balance will be *${amount(data.balanceAfter)}*.`,
        ]
      : []),
    ...(expiresOnReturn > 0n
      ? [
          `:warning: *${amount(expiresOnReturn)} of it has passed its expiry.* It comes back expired and cannot be used again.`,
        ]
      : []),
    ...(creditedToInvoice > 0n
      ? [`${amount(creditedToInvoice)} credited on it is reversed with it: ${notes}.`]
      : []),
    ...(writtenOff > 0n ? [`${amount(writtenOff)} written off is reversed with it.`] : []),
  ];
}

/** What is owed before and after it; a void invoice can be owed what went out of it. */
function owedWords({ invoice, payerName, outstandingAfter }: VoidInvoicePreview, club: ShownClub) {
  const { money } = wordsFor(club);
  const { number, total, outstanding, currency } = invoice;
  const now = `total ${money(total, currency)}, *${money(outstanding, currency)}* outstanding now`;
  const owed = owedAfterVoid(outstandingAfter, (value) => `*${money(value, currency)}*`);
  if (owed === null) return [`${safe(payerName)} no longer owes ${safe(number)}: ${now}.`];
  return [
    `What was billed on ${safe(number)} is not owed any more: ${now}.`,
    `:warning: ${owed}. It stays in the list of what is outstanding, and can be paid or written off.`,
  ];
}
