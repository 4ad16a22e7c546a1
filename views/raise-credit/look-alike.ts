import type { KnownBlock } from '@slack/types';
import { actions, button, section } from '../../src/blocks/layout.js';
import { counted, safe } from '../../src/blocks/text.js';
import { userName, type Words } from '../../src/blocks/words.js';
import type { InvoiceFacts } from '../../src/services/invoices/invoice-facts.js';
import { invoiceDetailsIds } from '../invoice-details/ids.js';

/** Credit of the same amount on the same invoice minutes ago, which may be the same credit. */
export type LookAlike = {
  /** What was asked about: pressing again with the same is the answer yes. */
  asked: string;
  /** Null: it was sent, and nobody knows yet whether it was booked. */
  number: string | null;
  amount: bigint;
  minutesAgo: number;
  createdBy: string;
  isOwn: boolean;
};

export function askedAbout(credit: { invoiceId: string; amount: bigint }): string {
  return `${credit.invoiceId} ${credit.amount}`;
}

/** The same for a person whose form was answered too late. */
export function lookAlikeOutcome({ number }: LookAlike): string {
  return number === null
    ? 'The same amount was sent minutes ago, and it is not known yet whether that was booked.'
    : `The same amount was raised minutes ago (${number}).`;
}

export function lookAlikeBlocks(
  lookAlike: LookAlike,
  { invoice }: InvoiceFacts,
  { money }: Words,
): KnownBlock[] {
  const { number, amount, minutesAgo, createdBy, isOwn } = lookAlike;
  const who = isOwn ? 'You' : userName(createdBy);
  const when = minutesAgo === 0 ? 'just now' : `${counted(minutesAgo, 'minute')} ago`;
  const sum = money(amount, invoice.currency);
  const said =
    number === null
      ? `${who} sent ${sum} for ${safe(invoice.number)} ${when}, and it is not known yet whether that was booked. The outcome will be posted.`
      : `${who} raised ${sum} on ${safe(invoice.number)} ${when} (${safe(number)}).`;
  const ask = `Raise another ${sum}? Then press *Create credit note* once more. Otherwise press *Cancel*: nothing was booked by this form.`;
  const see = button({ text: 'See invoice', actionId: invoiceDetailsIds.open, value: invoice.id });
  return [section(`*${said}* ${ask}`), ...actions([see])];
}
