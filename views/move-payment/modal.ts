import type { KnownBlock, ModalView } from '@slack/types';
import { input } from '../../src/blocks/inputs.js';
import { header, section, textInput } from '../../src/blocks/layout.js';
import { safe, safeSentence } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import { formatPlainAmount } from '../../src/domain/amounts/money.js';
import type { DeskMove } from '../../src/domain/payments/desk-moves.js';
import { providerRule } from '../../src/domain/refunds/provider-rules.js';
import type { MovePaymentPreview } from '../../src/services/payments/preview-move-payment.js';
import { closedHint } from '../forms/closed-hint.js';
import { type ConfirmPlace, confirmModal, points } from '../forms/confirm.js';
import { wentBackWords } from '../forms/went-back-words.js';
import { movePaymentIds, movePaymentInputs, moveWords } from './ids.js';

/** What each word means, so that nobody has to know it. */
const meanings: Record<DeskMove, string> = {
  received: 'The money has come.',
  failed: 'The money did not come. The payment can be tried again.',
  bounced: 'The bank took the money back from the club.',
  returned: 'The club sent the money back, and the invoice stays owed.',
};

const hints: Record<DeskMove, string> = {
  received: 'For example: seen on the bank statement',
  failed: 'For example: refused by the bank',
  bounced: 'For example: account closed',
  returned: 'For example: will pay another way',
};

function goesBack(move: DeskMove): boolean {
  return move === 'bounced' || move === 'returned';
}

function inputsFor(
  move: DeskMove,
  { payment, back: all }: MovePaymentPreview,
  club: ShownClub,
): KnownBlock[] {
  const { currency, amount } = payment;
  // A bank may take the whole payment, whatever was sent back; the club can return what is left.
  const most = move === 'returned' ? all : amount;
  const day = input({
    id: movePaymentInputs.on,
    label: 'Day',
    hint: closedHint('The day on which it happened.', club),
    element: { type: 'datepicker', initial_date: club.today },
  });
  if (!goesBack(move)) return [day];
  const back = textInput({
    id: movePaymentInputs.amount,
    label: 'Amount',
    hint: `In ${currency}, at most ${wordsFor(club).money(most, currency)}`,
    initial: formatPlainAmount(all, currency),
    maxLength: 40,
  });
  return [back, day];
}

function consequence(
  move: DeskMove,
  { invoice, payment, back }: MovePaymentPreview,
  club: ShownClub,
): string {
  const { money } = wordsFor(club);
  const { number, outstanding, overpaid, currency } = invoice;
  const left =
    overpaid > 0n
      ? `is overpaid by *${money(overpaid, currency)}*`
      : `has *${money(outstanding, currency)}* left to pay`;
  const all = back < payment.amount ? `${money(back, currency)} of it` : 'all of it';
  const whole = goesBack(move) ? `When ${all} goes back, ` : 'Then ';
  return `${whole}${safe(number)} ${left}.`;
}

/** @param move the word that is said of the payment */
export function movePaymentModal(
  move: DeskMove,
  data: MovePaymentPreview,
  { place, club }: { place: ConfirmPlace; club: ShownClub },
): ModalView {
  const { payment, payerName, credit, refusal } = data;
  const { amount, currency, provider } = payment;
  const show = (value: bigint) => wordsFor(club).money(value, currency);
  return confirmModal({
    callbackId: movePaymentIds[move].callback,
    title: `Payment ${moveWords[move].toLowerCase()}`,
    submit: refusal === null ? moveWords[move] : null,
    place,
    hint: hints[move],
    blocks: [
      header(`${show(amount)} from ${payerName}`),
      ...(refusal === null
        ? [
            points([
              `${meanings[move]} (${safe(providerRule(provider).name)})`,
              consequence(move, data, club),
              ...wentBackWords(credit, show),
            ]),
            ...inputsFor(move, data, club),
          ]
        : [section(safeSentence(refusal))]),
    ],
  });
}
