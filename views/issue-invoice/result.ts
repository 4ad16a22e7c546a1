import type { ModalView } from '@slack/types';
import type { Outcome } from '../../src/blocks/form-answer.js';
import { actions, button, context, header, modal, section } from '../../src/blocks/layout.js';
import { safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { CalendarDate } from '../../src/domain/calendar-date.js';
import type { IssuedInvoice } from '../../src/services/invoices/issue-invoice.js';
import { invoiceDetailsIds } from '../invoice-details/ids.js';
import { issuedInvoiceTitle } from './ids.js';
import { notMailed } from './modal.js';

/** What was booked, and how it is shown; `available` = the payer's account credit. */
export type IssuedFacts = IssuedInvoice & {
  club: ShownClub;
  payerName: string;
  available: bigint;
  dueOn: CalendarDate;
};

/** What happens to the invoice by itself. */
function nextStep({ club, currency, total, available, autoCollect }: IssuedFacts): string {
  const { money } = wordsFor(club);
  if (!autoCollect) return 'Without auto-collect, no account credit is used on it by itself.';
  if (available === 0n) return 'There is no account credit to use on it: all of it is to be paid.';
  const used = available < total ? available : total;
  return `Up to ${money(used, currency)} of account credit is used on it by itself within a minute.`;
}

function firstSentence({ club, currency, total, payerName, dueOn }: IssuedFacts): string {
  const { money, date } = wordsFor(club);
  return `${money(total, currency)} for ${payerName}, due ${date(dueOn)}.`;
}

export function issuedModal(facts: IssuedFacts): ModalView {
  return modal({
    title: issuedInvoiceTitle,
    close: 'Done',
    blocks: [
      header(`Invoice ${facts.invoiceNumber}`),
      section(safe(firstSentence(facts), 500)),
      section(nextStep(facts)),
      context(notMailed),
      ...actions([
        button({ text: 'See invoice', actionId: invoiceDetailsIds.open, value: facts.invoiceId }),
      ]),
    ],
  });
}

export function issuedOutcome(facts: IssuedFacts): Outcome {
  return {
    title: `Invoice ${facts.invoiceNumber} was issued`,
    text: `${firstSentence(facts)} ${nextStep(facts)} ${notMailed}`,
  };
}
