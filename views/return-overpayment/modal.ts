import type { ModalView } from '@slack/types';
import { header, section } from '../../src/blocks/layout.js';
import { safe, safeSentence } from '../../src/blocks/text.js';
import { type ShownClub, type Words, wordsFor } from '../../src/blocks/words.js';
import type { ReturnOverpaymentPreview } from '../../src/services/payments/preview-return-overpayment.js';
import { type ConfirmPlace, confirmModal, points } from '../forms/confirm.js';
import { gonePart, unspentAmountInput } from '../forms/unspent-lot.js';
import { returnOverpaymentButton, returnOverpaymentIds, returnOverpaymentTitle } from './ids.js';

function consequences(preview: ReturnOverpaymentPreview, words: Words): string[] {
  const { invoice, payerName, maximum } = preview;
  const { currency } = invoice;
  const money = (amount: bigint) => words.money(amount, currency);
  const number = safe(invoice.number);
  const after =
    preview.overpaidAfter > 0n
      ? `${number} will be overpaid by *${money(preview.overpaidAfter)}*.`
      : `*${money(preview.outstandingAfter)}* will be outstanding on ${number}.`;
  return [
    `*${money(maximum)}* of the overpayment that was moved from ${number} is unspent account credit of ${safe(payerName)}.`,
    `When all of it is returned, ${after} The balance will be *${money(preview.balanceAfter)}*.`,
    ...gonePart({ ...preview, currency }, words),
    'No money leaves the club.',
  ];
}

/** What returning a moved overpayment to its invoice would do, and how much of it can be. */
export function returnOverpaymentModal(
  preview: ReturnOverpaymentPreview,
  place: ConfirmPlace,
  club: ShownClub,
): ModalView {
  const words = wordsFor(club);
  const { invoice, maximum, refusal } = preview;
  const { currency } = invoice;
  return confirmModal({
    callbackId: returnOverpaymentIds.callback,
    title: returnOverpaymentTitle,
    submit: refusal === null ? returnOverpaymentButton : null,
    place,
    hint: 'For example: moved by mistake',
    blocks: [
      header(`Return overpayment to ${invoice.number}`),
      refusal === null ? points(consequences(preview, words)) : section(safeSentence(refusal)),
      ...(refusal === null
        ? [unspentAmountInput(returnOverpaymentIds.amount, { maximum, currency }, words)]
        : []),
    ],
  });
}
