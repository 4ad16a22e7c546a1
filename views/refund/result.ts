import type { ModalView } from '@slack/types';
import type { Outcome } from '../../src/blocks/form-answer.js';
import { actions, button, context, header, modal } from '../../src/blocks/layout.js';
import { bare, safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { CalendarDate } from '../../src/domain/calendar-date.js';
import type { AskedPart } from '../../src/services/refunds/asked-refund.js';
import { points } from '../forms/confirm.js';
import { untilWords } from '../forms/until-words.js';
import { invoiceDetailsIds } from '../invoice-details/ids.js';
import { refundsToDoIds, refundsToDoTitle } from '../refunds-to-do/ids.js';
import { type ToldWhenSent, toldWhenSent } from '../refunds-to-do/told-when-sent.js';
import { whoSendsWords } from '../refunds-to-do/who-sends.js';

/** What was booked, in minor units of `currency`. */
export type AskedFacts = {
  club: ShownClub;
  invoiceId: string;
  invoiceNumber: string;
  payerName: string;
  currency: string;
  toInvoice: bigint;
  sentBack: bigint;
  toAccount: bigint;
  creditUntil: CalendarDate | null;
  outstanding: bigint | null;
  refunds: readonly AskedPart[];
} & ToldWhenSent;

function sentences(facts: AskedFacts): string[] {
  const { club, currency, toInvoice, sentBack, toAccount } = facts;
  const until = untilWords(facts.creditUntil, wordsFor(club));
  const outstanding = facts.outstanding ?? 0n;
  const show = (amount: bigint) => wordsFor(club).money(amount, currency);
  const { invoiceNumber, payerName } = facts;
  const left = outstanding === 0n ? 'nothing is owed now' : `${show(outstanding)} is owed now`;
  return [
    ...(sentBack > 0n ? [`${show(sentBack)} is to be sent back to ${payerName}`] : []),
    ...(toInvoice > 0n
      ? [`${show(toInvoice)} lowers what is owed on ${invoiceNumber}: ${left}`]
      : []),
    ...(toAccount > 0n ? [`${show(toAccount)} is account credit of ${payerName}${until}`] : []),
  ];
}

/** A refund was asked for: what it did, and where it waits until somebody has sent it. */
export function askedModal(facts: AskedFacts): ModalView {
  const { invoiceId, sentBack, toInvoice, currency, club } = facts;
  const outstanding = facts.outstanding ?? 0n;
  const owed = wordsFor(club).money(outstanding, currency);
  const shown = {
    ...facts,
    payerName: safe(facts.payerName),
    invoiceNumber: safe(facts.invoiceNumber),
  };
  const see = button({ text: 'See invoice', actionId: invoiceDetailsIds.open, value: invoiceId });
  const toDo = button({ text: refundsToDoTitle, actionId: refundsToDoIds.open });
  return modal({
    title: 'Refund asked for',
    close: 'Done',
    blocks: [
      header(sentBack > 0n ? 'Refund asked for' : 'Credited instead of sent back'),
      points([
        ...sentences(shown).map((one) => `${one}.`),
        ...(sentBack > 0n && toInvoice === 0n && outstanding > 0n
          ? [`${owed} is still owed on ${shown.invoiceNumber}.`]
          : []),
      ]),
      ...whoSendsWords(facts.refunds, currency, wordsFor(club)).map(context),
      ...toldWhenSent(facts).map(context),
      ...actions(sentBack > 0n ? [see, toDo] : [see]),
    ],
  });
}

export function askedOutcome(facts: AskedFacts): Outcome {
  const payerName = bare(facts.payerName, 60);
  return {
    title: 'A refund was asked for',
    text: `${sentences({ ...facts, payerName }).join('; ')}.`,
  };
}
