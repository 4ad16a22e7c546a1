import type { ModalView } from '@slack/types';
import { actions, button, context, header } from '../../src/blocks/layout.js';
import { safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { AskedPart } from '../../src/services/refunds/asked-refund.js';
import { type ConfirmPlace, liesOnInvoice, points, resultModal } from '../forms/confirm.js';
import { invoiceDetailsIds } from '../invoice-details/ids.js';
import { refundsToDoIds, refundsToDoTitle } from '../refunds-to-do/ids.js';
import { type ToldWhenSent, toldWhenSent } from '../refunds-to-do/told-when-sent.js';
import { whoSendsWords } from '../refunds-to-do/who-sends.js';

/** Amounts in minor units; `overpaid` is what is still overpaid. */
export type OverpaymentAskedFacts = {
  invoiceId: string;
  invoiceNumber: string;
  payerName: string;
  currency: string;
  amount: bigint;
  overpaid: bigint;
  refunds: readonly AskedPart[];
} & ToldWhenSent;

export function overpaymentAskedText(facts: OverpaymentAskedFacts, club: ShownClub): string {
  const { money } = wordsFor(club);
  const { amount, overpaid, currency, payerName, invoiceNumber } = facts;
  const left = overpaid === 0n ? 'nothing' : money(overpaid, currency);
  return `${money(amount, currency)} that was overpaid on ${invoiceNumber} is to be sent back to ${payerName}; ${left} is overpaid now`;
}

export function overpaymentAskedModal(
  facts: OverpaymentAskedFacts,
  place: ConfirmPlace,
  club: ShownClub,
): ModalView {
  const { invoiceId: value, payerName, invoiceNumber } = facts;
  const shown = { ...facts, payerName: safe(payerName), invoiceNumber: safe(invoiceNumber) };
  const see = button({ text: 'See invoice', actionId: invoiceDetailsIds.open, value });
  const toDo = button({ text: refundsToDoTitle, actionId: refundsToDoIds.open });
  return resultModal({
    title: 'Refund asked for',
    place,
    blocks: [
      header('Refund asked for'),
      points([`${overpaymentAskedText(shown, club)}.`]),
      ...whoSendsWords(facts.refunds, facts.currency, wordsFor(club)).map(context),
      ...toldWhenSent(facts).map(context),
      ...actions(liesOnInvoice(place) ? [toDo] : [see, toDo]),
    ],
  });
}
