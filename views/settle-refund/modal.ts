import type { KnownBlock, ModalView } from '@slack/types';
import { input } from '../../src/blocks/inputs.js';
import { header, modal, section, textInput } from '../../src/blocks/layout.js';
import { reasonWords } from '../../src/blocks/reason-words.js';
import { refundStanding } from '../../src/blocks/refund-words.js';
import { safe, safeSentence } from '../../src/blocks/text.js';
import { type ShownClub, type Words, wordsFor } from '../../src/blocks/words.js';
import { formatPlainAmount } from '../../src/domain/amounts/money.js';
import { longestReference } from '../../src/domain/payments/ways-to-pay.js';
import { providerRule } from '../../src/domain/refunds/provider-rules.js';
import { type Refund, tellsPayer } from '../../src/domain/refunds/refund.js';
import { chargeForSending } from '../../src/domain/refunds/refund-cost.js';
import type { RefundPreview } from '../../src/services/refunds/preview-refund.js';
import { closedHint } from '../forms/closed-hint.js';
import {
  type ConfirmPlace,
  confirmMetadata,
  confirmModal,
  liesOnInvoice,
  points,
} from '../forms/confirm.js';
import { notifyOfRefund } from '../forms/notify-when-sent.js';
import {
  settleRefundIds as ids,
  settleRefundInputs as inputs,
  settleTitles,
  settleWords,
} from './ids.js';

function aboutRefund({ refund, payerName, invoice }: RefundPreview, words: Words): string {
  const { amount, currency, provider, reason } = refund;
  const on = invoice === null ? 'of account credit' : `on ${safe(invoice.number)}`;
  const name = safe(providerRule(provider).name);
  return `${words.money(amount, currency)} ${on} to ${safe(payerName)}, by ${name}; ${refundStanding(refund, words)}. Asked for because: ${reasonWords(reason)}`;
}

/** It begins with what was chosen when the refund was asked for. */
function notifyBlocks({ mail, payerName, refund }: RefundPreview): KnownBlock[] {
  const asked = { id: inputs.notify, payerName, chosen: tellsPayer(refund) };
  const hint = (to: string) =>
    `Yes: one email to ${to} that the money is on its way. No: nobody is told.`;
  return notifyOfRefund(mail, { ...asked, hint });
}

function doneInputs({ provider, currency }: Refund, club: ShownClub, words: Words): KnownBlock[] {
  const charge = chargeForSending(provider, currency);
  const usual =
    charge === null || charge === 0n
      ? ' Leave it empty for nothing.'
      : ` Usually ${words.money(charge, currency)}; leave it empty for nothing.`;
  return [
    input({
      id: inputs.on,
      label: 'Sent on',
      hint: closedHint('The day on which the money was sent.', club),
      element: { type: 'datepicker', initial_date: club.today },
    }),
    textInput({
      id: inputs.fee,
      label: 'Fee for sending it',
      hint: `In ${currency}: what was charged for sending it, besides the fee of the payment itself.${usual}`,
      initial: charge === null || charge === 0n ? '' : formatPlainAmount(charge, currency),
      maxLength: 40,
      optional: true,
    }),
    textInput({
      id: inputs.reference,
      label: 'Reference',
      hint: 'What finds it again, such as the words on the bank statement.',
      maxLength: longestReference,
      optional: true,
    }),
  ];
}

/** A person says that the money was sent. */
export function refundDoneModal(
  data: RefundPreview,
  place: ConfirmPlace,
  club: ShownClub,
): ModalView {
  const words = wordsFor(club);
  const { refund, refusal } = data;
  return modal({
    title: settleTitles.done,
    callbackId: ids.done.callback,
    metadata: confirmMetadata.write(place),
    close: liesOnInvoice(place) ? 'Back' : 'Cancel',
    ...(refusal === null ? { submit: settleWords.done } : {}),
    blocks: [
      header(`Refund of ${words.money(refund.amount, refund.currency)} to ${data.payerName}`),
      ...(refusal === null
        ? [
            points([
              aboutRefund(data, words),
              'Mark it as done when the money has left the club. The bank may still send it back; then say so beside it.',
            ]),
            ...doneInputs(refund, club, words),
            ...notifyBlocks(data),
          ]
        : [section(safeSentence(refusal))]),
    ],
  });
}

/** A person says that the money could not be sent, or came back. */
export function refundNotDoneModal(
  data: RefundPreview,
  place: ConfirmPlace,
  club: ShownClub,
): ModalView {
  const words = wordsFor(club);
  const { refund, refusal } = data;
  const came = refund.state === 'done' ? 'The money came back to the club.' : 'No money was sent.';
  return confirmModal({
    callbackId: ids.notDone.callback,
    title: settleTitles.notDone,
    submit: refusal === null ? settleWords.notDone : null,
    place,
    hint: 'For example: account closed',
    blocks: [
      header(`Refund of ${words.money(refund.amount, refund.currency)} to ${data.payerName}`),
      refusal === null
        ? points([aboutRefund(data, words), came, putBack(data, words)])
        : section(safeSentence(refusal)),
    ],
  });
}

/** What stands again afterwards. */
function putBack({ refund, payerName, invoice }: RefundPreview, words: Words): string {
  const amount = words.money(refund.amount, refund.currency);
  if (invoice === null) {
    return `Everything is put back: ${amount} is account credit of ${safe(payerName)} again.`;
  }
  const number = safe(invoice.number);
  return refund.of === 'payment' && invoice.voidedOn === null
    ? `Everything is put back: ${amount} can be credited or refunded on ${number} again.`
    : `Everything is put back: ${amount} is with the club again, as money for ${number}.`;
}
