import type { SectionBlock } from '@slack/types';
import { button, section } from '../../src/blocks/layout.js';
import { safe, safeSentence } from '../../src/blocks/text.js';
import type { ShownClub, Words } from '../../src/blocks/words.js';
import { proposeRefund, type RefundProposal } from '../../src/domain/refunds/propose-refund.js';
import { whatPartsTake } from '../../src/domain/refunds/refund-cost.js';
import type { Refundable } from '../../src/services/refunds/read-refundable.js';
import { costWords, feesApart } from '../forms/refund-instead-words.js';
import type { SentBy } from '../forms/sent-by.js';
import { sentParts } from '../forms/sent-parts.js';
import { readTypedAmount } from '../forms/typed-amount-field.js';
import { untilWords } from '../forms/until-words.js';
import { refundIds } from './ids.js';
import { type Chosen, maximumOf, wishOf } from './wish.js';

export type TypedRefund = Chosen & { amountText: string; sentBy: SentBy };

/** What a refund of an amount would do, one part to a line. */
export function refundInWords(
  { invoice, payerName, facts }: Refundable,
  proposal: RefundProposal,
  words: Words,
): string[] {
  const { toInvoice, toCash, toAccount, payments } = proposal;
  const show = (amount: bigint) => words.money(amount, invoice.currency);
  const until = untilWords(facts.creditUntil, words);
  const left = invoice.outstanding - toInvoice;
  const after = left === 0n ? 'which settles it' : `which leaves ${show(left)} to pay`;
  return [
    ...(toInvoice > 0n
      ? [`${show(toInvoice)} would lower what is owed on ${safe(invoice.number)}, ${after}`]
      : []),
    ...(toCash > 0n
      ? [`${show(toCash)} would be sent back to ${safe(payerName)}: ${sentParts(payments, words)}`]
      : []),
    ...(toAccount > 0n
      ? [`${show(toAccount)} would become account credit${until}: no cash stands behind it`]
      : []),
  ];
}

/** What it costs the club, beside credit; null where no money is sent. */
export function refundCostWords(
  { invoice }: Refundable,
  { payments, toCash }: RefundProposal,
  { sentBy, today }: { sentBy: SentBy; today: string },
  words: Words,
): string | null {
  if (toCash === 0n) return null;
  const takes = whatPartsTake(payments, { today, byHand: sentBy !== 'own' });
  const says = costWords(takes, invoice.currency, words);
  const apart = feesApart(takes, invoice.currency, words);
  return [
    `This refund ${says}; credit would cost nothing.`,
    ...(apart === null ? [] : [apart]),
  ].join(' ');
}

function sentence(
  refundable: Refundable,
  { amountText, sentBy, ...chosen }: TypedRefund,
  club: ShownClub,
  words: Words,
): string {
  const { currency } = refundable.invoice;
  const maximum = maximumOf(refundable, chosen);
  const isTyped = amountText.trim() !== '';
  const typed = readTypedAmount(amountText, { currency, locale: club.locale });
  if (isTyped && !typed.ok) return safeSentence(typed.sentence);
  const amount = isTyped && typed.ok ? typed.amountMinor : maximum;
  if (amount > maximum) return `At most ${words.money(maximum, currency)} can be refunded here.`;
  const proposal = proposeRefund(refundable, wishOf(refundable, chosen, amount));
  const cost = refundCostWords(refundable, proposal, { sentBy, today: club.today }, words);
  if (!isTyped) {
    const all = cost === null ? '' : ` ${cost.replace('This refund', 'A refund of all of it')}`;
    return `Type an amount to see what it does.${all}`;
  }
  const points = refundInWords(refundable, proposal, words).map((one) => `•  *${one}.*`);
  return [...points, ...(cost === null ? [] : [cost])].join('\n');
}

/** Under the amount: what this amount would do and cost, and the button that fills in all. */
export function splitBlock(
  refundable: Refundable,
  typed: TypedRefund,
  club: ShownClub,
  words: Words,
): SectionBlock {
  const most = words.money(maximumOf(refundable, typed), refundable.invoice.currency);
  const full = button({
    text: 'Full amount',
    actionId: refundIds.full,
    spoken: `Full amount, ${most}`,
  });
  return {
    ...section(sentence(refundable, typed, club, words), full),
    block_id: refundIds.split,
  };
}
