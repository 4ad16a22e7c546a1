import type { SectionBlock } from '@slack/types';
import { button, section } from '../../src/blocks/layout.js';
import { safe, safeSentence } from '../../src/blocks/text.js';
import type { ShownClub, Words } from '../../src/blocks/words.js';
import type { InvoiceFacts } from '../../src/services/invoices/invoice-facts.js';
import { readTypedAmount } from '../forms/typed-amount-field.js';
import { maximumFor, splitInWords } from './facts.js';
import { raiseCreditIds } from './ids.js';

type Typed = { line: number | null; amountText: string };

function sentence(
  facts: InvoiceFacts,
  { line, amountText }: Typed,
  locale: string,
  words: Words,
): string {
  if (amountText.trim() === '') return 'Type an amount to see what it does.';
  const { currency } = facts.invoice;
  const amount = readTypedAmount(amountText, { currency, locale });
  if (!amount.ok) return safeSentence(amount.sentence);
  const maximum = maximumFor(facts.invoice, line);
  if (amount.amountMinor > maximum) {
    return `At most ${words.money(maximum, currency)} can be credited here.`;
  }
  const split = splitInWords(
    { ...facts, payerName: safe(facts.payerName) },
    amount.amountMinor,
    words,
  );
  return `*${split.charAt(0).toUpperCase()}${split.slice(1)}.*`;
}

/** Under the amount: what this amount would do, and the button that fills in all there is. */
export function splitBlock(
  facts: InvoiceFacts,
  typed: Typed,
  { locale }: ShownClub,
  words: Words,
): SectionBlock {
  const full = button({
    text: 'Full amount',
    actionId: raiseCreditIds.full,
    spoken: `Full amount, ${words.money(maximumFor(facts.invoice, typed.line), facts.invoice.currency)}`,
  });
  return {
    ...section(sentence(facts, typed, locale, words), full),
    block_id: raiseCreditIds.split,
  };
}
