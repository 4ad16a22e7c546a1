import type { ModalView } from '@slack/types';
import { header, section, textInput } from '../../src/blocks/layout.js';
import { safe, safeSentence } from '../../src/blocks/text.js';
import { type ShownClub, type Words, wordsFor } from '../../src/blocks/words.js';
import { formatPlainAmount } from '../../src/domain/amounts/money.js';
import { takeCash } from '../../src/domain/refunds/payment-cash.js';
import { whatPartsTake } from '../../src/domain/refunds/refund-cost.js';
import type { RefundOverpaymentPreview } from '../../src/services/refunds/preview-refund-overpayment.js';
import { type ConfirmPlace, confirmModal, points } from '../forms/confirm.js';
import { notifyWhenSent } from '../forms/notify-when-sent.js';
import { costWords, feesApart } from '../forms/refund-instead-words.js';
import { byPeople, chosenSender, sendersOf, sentByInput } from '../forms/sent-by.js';
import { sentParts } from '../forms/sent-parts.js';
import { refundOverpaymentButton, refundOverpaymentIds, refundOverpaymentTitle } from './ids.js';

const amountChars = 30;

/** Who can send it back, after the payment that is sent back first. */
export function sendersFor({ cash }: RefundOverpaymentPreview, { today }: ShownClub) {
  const first = cash.find(({ left }) => left > 0n);
  return first === undefined ? byPeople : sendersOf(first, today);
}

function costs(data: RefundOverpaymentPreview, { today }: ShownClub, words: Words): string {
  const { cash, maximum, invoice } = data;
  const takes = whatPartsTake(takeCash(cash, maximum), { today });
  const apart = feesApart(takes, invoice.currency, words);
  const says = costWords(takes, invoice.currency, words);
  return `A refund of all of it ${says}; *Move overpayment* to account credit costs nothing.${apart === null ? '' : ` ${apart}`}`;
}

/** Sends back what was paid too much. */
export function refundOverpaymentModal(
  data: RefundOverpaymentPreview,
  place: ConfirmPlace,
  club: ShownClub,
): ModalView {
  const words = wordsFor(club);
  const { invoice, payerName, maximum, refusal, whenSent } = data;
  const { currency, overpaid, number } = invoice;
  const show = (amount: bigint) => words.money(amount, currency);
  const senders = sendersFor(data, club);
  const inputs = [
    textInput({
      id: refundOverpaymentIds.amount,
      label: 'Amount',
      hint: `In ${currency}, at most ${show(maximum)}`,
      initial: formatPlainAmount(maximum, currency),
      maxLength: amountChars,
    }),
    sentByInput(senders, { id: refundOverpaymentIds.sentBy, chosen: chosenSender(senders, null) }),
    ...notifyWhenSent(whenSent, { id: refundOverpaymentIds.notify, payerName, chosen: true }),
  ];
  const short =
    maximum < overpaid
      ? [`${show(overpaid - maximum)} of it was never held as money, so it cannot be sent back.`]
      : [];
  return confirmModal({
    callbackId: refundOverpaymentIds.callback,
    title: refundOverpaymentTitle,
    submit: refusal === null ? refundOverpaymentButton : null,
    place,
    hint: 'For example: paid twice by mistake',
    blocks: [
      header(`Refund overpayment of ${number}`),
      refusal === null
        ? points([
            `*${show(overpaid)}* is overpaid on ${safe(number)}.`,
            ...short,
            `Up to *${show(maximum)}* can be sent back to ${safe(payerName)}: ${sentParts(takeCash(data.cash, maximum), words)}.`,
            'Nothing else on the invoice changes, and nothing is owed again.',
            costs(data, club, words),
          ])
        : section(safeSentence(refusal)),
      ...(refusal === null ? inputs : []),
    ],
  });
}
