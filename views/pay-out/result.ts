import type { ModalView } from '@slack/types';
import { actions, button, context, header } from '../../src/blocks/layout.js';
import { safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import { type ConfirmPlace, points, resultModal } from '../forms/confirm.js';
import { refundsToDoIds, refundsToDoTitle } from '../refunds-to-do/ids.js';

/** Amounts in minor units; `balance` is the account credit that can still be spent. */
export type PaidOutFacts = {
  payerName: string;
  currency: string;
  amount: bigint;
  balance: bigint;
};

export function payOutText({ payerName, ...facts }: PaidOutFacts, club: ShownClub): string {
  const { money } = wordsFor(club);
  const { amount, balance, currency } = facts;
  return `${money(amount, currency)} is to be sent to ${payerName}; ${money(balance, currency)} of account credit is left`;
}

export function payOutAskedModal(
  facts: PaidOutFacts,
  place: ConfirmPlace,
  club: ShownClub,
): ModalView {
  const toDo = button({ text: refundsToDoTitle, actionId: refundsToDoIds.open });
  const shown = { ...facts, payerName: safe(facts.payerName) };
  return resultModal({
    title: 'Pay-out asked for',
    place,
    blocks: [
      header('Pay-out asked for'),
      points([`${payOutText(shown, club)}.`]),
      context(`It stands under *${refundsToDoTitle}* until somebody marks it as done.`),
      ...actions([toDo]),
    ],
  });
}
