import type { SectionBlock } from '@slack/types';
import { button, section } from '../../src/blocks/layout.js';
import { safe, safeSentence } from '../../src/blocks/text.js';
import type { ShownClub, Words } from '../../src/blocks/words.js';
import type { InvoiceFacts } from '../../src/services/invoices/invoice-facts.js';
import { readTypedAmount } from '../forms/typed-amount-field.js';
import { applyCreditIds } from './ids.js';

/** What using an amount would do, as the end of a sentence: in plain words. */
export function useInWords(
  { invoice, available }: InvoiceFacts,
  amount: bigint,
  { money }: Pick<Words, 'money'>,
): string {
  const show = (sum: bigint) => money(sum, invoice.currency);
  const left = invoice.outstanding - amount;
  const after = left === 0n ? 'which settles it' : `which leaves ${show(left)} to pay`;
  return `${show(amount)} would pay ${invoice.number}, ${after}, and ${show(available - amount)} of account credit would be left`;
}

function sentence(
  facts: InvoiceFacts,
  amountText: string,
  { locale }: ShownClub,
  words: Words,
): string {
  if (amountText.trim() === '') return 'Type an amount to see what it does.';
  const { invoice, applicable } = facts;
  const { currency } = invoice;
  const amount = readTypedAmount(amountText, { currency, locale });
  if (!amount.ok) return safeSentence(amount.sentence);
  if (amount.amountMinor > applicable) {
    return `At most ${words.money(applicable, currency)} can be used here.`;
  }
  const shown = { ...facts, invoice: { ...invoice, number: safe(invoice.number) } };
  return `*${useInWords(shown, amount.amountMinor, words)}.*`;
}

/** Under the amount: what this amount would do, and the button that fills in all there is. */
export function splitBlock(
  facts: InvoiceFacts,
  amountText: string,
  club: ShownClub,
  words: Words,
): SectionBlock {
  const most = words.money(facts.applicable, facts.invoice.currency);
  const full = button({
    text: 'Full amount',
    actionId: applyCreditIds.full,
    spoken: `Full amount, ${most}`,
  });
  return {
    ...section(sentence(facts, amountText, club, words), full),
    block_id: applyCreditIds.split,
  };
}
