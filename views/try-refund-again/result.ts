import type { ModalView } from '@slack/types';
import { actions, button, context, header } from '../../src/blocks/layout.js';
import { safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { AskedPart } from '../../src/services/refunds/asked-refund.js';
import { type ConfirmPlace, points, resultModal } from '../forms/confirm.js';
import { refundsToDoIds, refundsToDoTitle } from '../refunds-to-do/ids.js';
import { type ToldWhenSent, toldWhenSent } from '../refunds-to-do/told-when-sent.js';
import { whoSendsWords } from '../refunds-to-do/who-sends.js';

/** What is to be sent, in minor units. */
export type TriedAgainFacts = {
  payerName: string;
  sentBack: bigint;
  currency: string;
  refunds: readonly AskedPart[];
} & ToldWhenSent;

export function triedAgainText(facts: TriedAgainFacts, club: ShownClub): string {
  const { payerName, sentBack, currency } = facts;
  return `${wordsFor(club).money(sentBack, currency)} is to be sent to ${payerName} once more`;
}

export function triedAgainModal(
  facts: TriedAgainFacts,
  place: ConfirmPlace,
  club: ShownClub,
): ModalView {
  const toDo = button({ text: refundsToDoTitle, actionId: refundsToDoIds.open });
  const shown = { ...facts, payerName: safe(facts.payerName) };
  return resultModal({
    title: 'Refund asked for',
    place,
    blocks: [
      header('Refund asked for again'),
      points([`${triedAgainText(shown, club)}.`]),
      ...whoSendsWords(facts.refunds, facts.currency, wordsFor(club)).map(context),
      ...toldWhenSent(facts).map(context),
      ...actions([toDo]),
    ],
  });
}
