import type { ModalView } from '@slack/types';
import { header, section, textInput } from '../../src/blocks/layout.js';
import { safe, safeSentence } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import { formatPlainAmount } from '../../src/domain/amounts/money.js';
import type { PayOutPreview } from '../../src/services/refunds/preview-pay-out.js';
import { type ConfirmPlace, confirmModal, points } from '../forms/confirm.js';
import { byPeople, sentByInput } from '../forms/sent-by.js';
import { payOutButton, payOutIds, payOutTitle } from './ids.js';

const amountChars = 30;

/** Sends account credit back as money. */
export function payOutModal(data: PayOutPreview, place: ConfirmPlace, club: ShownClub): ModalView {
  const { money } = wordsFor(club);
  const { payerName, currency, available, refusal } = data;
  const most = money(available, currency);
  const inputs = [
    textInput({
      id: payOutIds.amount,
      label: 'Amount',
      hint: `In ${currency}, at most ${most}`,
      initial: formatPlainAmount(available, currency),
      maxLength: amountChars,
    }),
    sentByInput(byPeople, { id: payOutIds.sentBy, chosen: 'bank' }),
  ];
  return confirmModal({
    callbackId: payOutIds.callback,
    title: payOutTitle,
    submit: refusal === null ? payOutButton : null,
    place,
    hint: 'For example: leaves the club',
    blocks: [
      header(`Pay out account credit of ${payerName}`),
      refusal === null
        ? points([
            `${safe(payerName)} has *${most}* of account credit that can be paid out.`,
            'What you pay out is taken off the account credit at once, the part that expires soonest first, and is money that somebody sends.',
            `It costs no fees of a provider. Left on the account it would pay the next auto-collect invoice, so pay out to those who leave.`,
          ])
        : section(safeSentence(refusal)),
      ...(refusal === null ? inputs : []),
    ],
  });
}
