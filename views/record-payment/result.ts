import type { ModalView } from '@slack/types';
import type { Outcome } from '../../src/blocks/form-answer.js';
import { standingWords } from '../../src/blocks/invoice-standing.js';
import { actions, button, header, lines, modal, section } from '../../src/blocks/layout.js';
import { safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { RecordedTransfer } from '../../src/services/payments/record-transfer.js';
import { invoiceDetailsIds } from '../invoice-details/ids.js';

/** What was booked, and how it is shown. */
export type RecordedFacts = RecordedTransfer & { club: ShownClub; payerName: string };

function partText(part: RecordedTransfer['parts'][number], facts: RecordedFacts): string {
  const words = wordsFor(facts.club);
  const { currency } = facts;
  const amount = words.money(part.amount, currency);
  const number = safe(part.invoiceNumber);
  return facts.status === 'pending'
    ? `${amount} is on its way for ${number}`
    : `${amount} pays ${number}: ${standingWords({ ...part, currency }, words)}`;
}

function nextStep({ status, parts }: RecordedFacts): string {
  if (status === 'pending') {
    return 'When it arrives or fails, say so in the details of the invoice. Until then no credit can be given there.';
  }
  return parts.some(({ overpaid }) => overpaid > 0n)
    ? 'What is overpaid can be moved to account credit in the details of that invoice.'
    : 'If this was typed in error, it can be taken back in the details of the invoice.';
}

/** The same modal after booking. */
export function recordedModal(facts: RecordedFacts): ModalView {
  const { money } = wordsFor(facts.club);
  const title = facts.status === 'pending' ? 'Payment on its way' : 'Payment recorded';
  const [first] = facts.parts;
  return modal({
    title,
    close: 'Done',
    blocks: [
      header(`${money(facts.amount, facts.currency)} from ${facts.payerName}`),
      ...lines(facts.parts.map((part) => `• ${partText(part, facts)}`)),
      section(nextStep(facts)),
      ...(first === undefined
        ? []
        : actions([
            button({
              text: 'See invoice',
              actionId: invoiceDetailsIds.open,
              value: first.invoiceId,
            }),
          ])),
    ],
  });
}

/** The same as a message, for somebody whose modal was answered too late. */
export function recordedOutcome(facts: RecordedFacts): Outcome {
  const { money } = wordsFor(facts.club);
  const amount = money(facts.amount, facts.currency);
  return {
    title: `A payment of ${amount} was recorded`,
    text: `${facts.parts.map((part) => partText(part, facts)).join('; ')}. ${nextStep(facts)}`,
  };
}
