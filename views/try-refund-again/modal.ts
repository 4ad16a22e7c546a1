import type { ModalView } from '@slack/types';
import { header, section } from '../../src/blocks/layout.js';
import { refundStanding } from '../../src/blocks/refund-words.js';
import { safe, safeSentence } from '../../src/blocks/text.js';
import { type ShownClub, type Words, wordsFor } from '../../src/blocks/words.js';
import { providerRule } from '../../src/domain/refunds/provider-rules.js';
import { tellsPayer } from '../../src/domain/refunds/refund.js';
import type { RefundPreview } from '../../src/services/refunds/preview-refund.js';
import type { RefundAgainPreview } from '../../src/services/refunds/preview-refund-again.js';
import { type ConfirmPlace, confirmModal, points } from '../forms/confirm.js';
import { notifyWhenSent } from '../forms/notify-when-sent.js';
import { costWords } from '../forms/refund-instead-words.js';
import { byPeople, type Sender, sentByInput } from '../forms/sent-by.js';
import { tryRefundAgainButton, tryRefundAgainIds, tryRefundAgainTitle } from './ids.js';

/** Whoever tried it first, and people. */
function sendersOf({ provider }: RefundPreview['refund']): Sender[] {
  const { name } = providerRule(provider);
  const own = { sentBy: 'own', words: name.charAt(0).toUpperCase() + name.slice(1) } as const;
  return [own, ...byPeople.filter(({ sentBy }) => sentBy !== provider)];
}

function whatItDoes(
  { refund, invoice, payerName }: Omit<RefundPreview, 'mail'>,
  words: Words,
): string[] {
  const amount = words.money(refund.amount, refund.currency);
  const sent = `*${amount}* would be sent to ${safe(payerName)}`;
  if (invoice === null) return [`${sent}, and taken off the account credit.`];
  const number = safe(invoice.number);
  if (refund.of === 'overpayment') return [`${sent}, of what is overpaid on ${number}.`];
  const owed =
    invoice.outstanding === 0n
      ? []
      : [
          `:warning: *${words.money(invoice.outstanding, invoice.currency)} is owed on ${number}, and stays owed.*`,
        ];
  return [`${sent}, and credited on ${number}, so that it is not owed again.`, ...owed];
}

/** Asks once more for a refund that could not be done. */
export function tryRefundAgainModal(
  data: RefundAgainPreview,
  place: ConfirmPlace,
  club: ShownClub,
): ModalView {
  const words = wordsFor(club);
  const { refund, payerName, refusal, takes, whenSent } = data;
  const { amount, currency } = refund;
  const cost = costWords(takes, currency, words);
  return confirmModal({
    callbackId: tryRefundAgainIds.callback,
    title: tryRefundAgainTitle,
    submit: refusal === null ? tryRefundAgainButton : null,
    place,
    hint: 'For example: the payer has given another account',
    blocks: [
      header(`Refund of ${words.money(amount, currency)} to ${payerName}`),
      ...(refusal === null
        ? [
            points([
              `It ${refundStanding(refund, words)}.`,
              ...whatItDoes(data, words),
              `Sending it again ${cost}; credit would cost nothing.`,
            ]),
            sentByInput(sendersOf(refund), { id: tryRefundAgainIds.sentBy, chosen: 'own' }),
            ...notifyWhenSent(whenSent, {
              ...{ id: tryRefundAgainIds.notify, payerName, chosen: tellsPayer(refund) },
            }),
          ]
        : [section(safeSentence(refusal))]),
    ],
  });
}
