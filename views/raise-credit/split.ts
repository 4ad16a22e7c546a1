import type { SectionBlock } from '@slack/types';
import { button, section } from '../../src/blocks/layout.js';
import { safe, safeSentence } from '../../src/blocks/text.js';
import type { ShownClub, Words } from '../../src/blocks/words.js';
import { splitCredit } from '../../src/domain/credit/raise-credit.js';
import type { InvoiceFacts } from '../../src/services/invoices/invoice-facts.js';
import { refundInsteadWords } from '../forms/refund-instead-words.js';
import { readTypedAmount } from '../forms/typed-amount-field.js';
import { maximumFor } from './facts.js';
import { raiseCreditIds } from './ids.js';
import { splitInWords } from './split-words.js';

type Typed = { line: number | null; amountText: string };

/** Beside the credit that goes to the account: what the same money would cost as a refund. */
function instead(
  { invoice, cash }: InvoiceFacts,
  { amount, named }: { amount: bigint; named: boolean },
  { today }: ShownClub,
  words: Words,
): string {
  const { toAccount } = splitCredit(invoice, amount);
  const asked = { amount: toAccount, currency: invoice.currency, today, named };
  const said = refundInsteadWords(cash, asked, words);
  return said === null ? '' : `\n${said}`;
}

function madeSafe({ payerName, open, ...facts }: InvoiceFacts): InvoiceFacts {
  const others = open.map((one) => ({ ...one, invoiceNumber: safe(one.invoiceNumber) }));
  return { ...facts, payerName: safe(payerName), open: others };
}

function sentence(
  facts: InvoiceFacts,
  { line, amountText }: Typed,
  club: ShownClub,
  words: Words,
): string {
  const { locale } = club;
  const maximum = maximumFor(facts.invoice, line);
  if (amountText.trim() === '') {
    const all = instead(facts, { amount: maximum, named: true }, club, words);
    return `Type an amount to see what it does.${all}`;
  }
  const { currency } = facts.invoice;
  const amount = readTypedAmount(amountText, { currency, locale });
  if (!amount.ok) return safeSentence(amount.sentence);
  if (amount.amountMinor > maximum) {
    return `At most ${words.money(maximum, currency)} can be credited here.`;
  }
  const split = splitInWords(madeSafe(facts), amount.amountMinor, words);
  const typed = { amount: amount.amountMinor, named: false };
  return `*${split.charAt(0).toUpperCase()}${split.slice(1)}.*${instead(facts, typed, club, words)}`;
}

/** Under the amount: what this amount would do, and the button that fills in all there is. */
export function splitBlock(
  facts: InvoiceFacts,
  typed: Typed,
  club: ShownClub,
  words: Words,
): SectionBlock {
  const full = button({
    text: 'Full amount',
    actionId: raiseCreditIds.full,
    spoken: `Full amount, ${words.money(maximumFor(facts.invoice, typed.line), facts.invoice.currency)}`,
  });
  return {
    ...section(sentence(facts, typed, club, words), full),
    block_id: raiseCreditIds.split,
  };
}
