import type { ModalView } from '@slack/types';
import { context, header } from '../../src/blocks/layout.js';
import { safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import { type ConfirmPlace, points, resultModal } from '../forms/confirm.js';
import { settleTitles } from './ids.js';

/** Amounts in minor units; `on` is the invoice's number, null of a pay-out. */
export type SettledFacts = {
  told: 'done' | 'failed';
  payerName: string;
  invoiceNumber: string | null;
  currency: string;
  amount: bigint;
  fee: bigint;
};

export function settledText(facts: SettledFacts, club: ShownClub): string {
  const { money } = wordsFor(club);
  const { told, payerName, invoiceNumber, currency, amount, fee } = facts;
  const of = invoiceNumber === null ? 'of account credit' : `on ${invoiceNumber}`;
  const what = `${money(amount, currency)} ${of} to ${payerName}`;
  if (told === 'failed') return `The refund of ${what} could not be done. Everything was put back`;
  const cost = fee === 0n ? '' : `, with a fee of ${money(fee, currency)}`;
  return `The refund of ${what} is done${cost}`;
}

function whatNow(invoiceNumber: string | null): string {
  return invoiceNumber === null
    ? 'It is account credit again: pay it out once more from the statement, or leave it there.'
    : `Press *Try again* beside it in the details of ${invoiceNumber}, or give credit instead.`;
}

export function settledModal(facts: SettledFacts, place: ConfirmPlace, club: ShownClub): ModalView {
  const { invoiceNumber, payerName } = facts;
  const shown = {
    ...facts,
    payerName: safe(payerName),
    invoiceNumber: invoiceNumber === null ? null : safe(invoiceNumber),
  };
  const title = facts.told === 'done' ? settleTitles.done : settleTitles.notDone;
  return resultModal({
    title,
    place,
    blocks: [
      header(title),
      points([`${settledText(shown, club)}.`]),
      ...(facts.told === 'failed' ? [context(whatNow(shown.invoiceNumber))] : []),
    ],
  });
}
