import { exampleAmount } from '../../domain/amounts/amount-words.js';
import { formatPlainAmount } from '../../domain/amounts/money.js';
import { shownText } from '../../domain/people/shown-text.js';
import type { AppliedCredit } from '../../services/credit/apply-credit.js';
import type { InvoiceFacts } from '../../services/invoices/invoice-facts.js';
import type { PageWords } from './page-words.js';
import type { Message, UsePage } from './render.js';

/** What the form is about besides the facts: `amount` is the one that its words are for. */
export type UseForm = {
  form: string;
  csrf: string;
  amount: bigint;
  /** What stands in the field, where it cannot be read as an amount. */
  typed?: string;
  fault?: string;
  notice?: string;
};

function effect({ invoice, available }: InvoiceFacts, amount: bigint, { money }: PageWords) {
  const show = (sum: bigint) => money(sum, invoice.currency);
  const left = invoice.outstanding - amount;
  const after = left === 0n ? 'which pays it in full' : `and ${show(left)} is left to pay`;
  const number = shownText(invoice.number);
  return `${show(amount)} is used on ${number}, ${after}. You keep ${show(available - amount)} account credit.`;
}

function standing({ invoice, available, applicable }: InvoiceFacts, { money }: PageWords): string {
  const show = (sum: bigint) => money(sum, invoice.currency);
  if (invoice.pendingPayments.length > 0) {
    return 'A payment for this invoice is on its way, so credit can be used on it once that has come in or failed.';
  }
  if (invoice.outstanding === 0n) return 'There is nothing to pay on this invoice.';
  if (applicable === 0n) return 'You have no account credit to use on this invoice.';
  return `${show(invoice.outstanding)} is left to pay. You have ${show(available)} account credit.`;
}

/** The form, or why there is none now. */
export function useView(facts: InvoiceFacts, asked: UseForm, words: PageWords): UsePage {
  const { invoice, applicable, available } = facts;
  const { currency } = invoice;
  const { form, csrf, amount, typed, fault = null, notice = null } = asked;
  const shown = { number: shownText(invoice.number), notice, standing: standing(facts, words) };
  if (facts.applyRefusal !== null) return { ...shown, form: null };
  const isPossible = amount > 0n && amount <= applicable;
  const hidden = {
    ...{ csrf, form, invoice: invoice.number, day: facts.facts.day },
    ...{ said: `${isPossible ? amount : 0n}`, outstanding: `${invoice.outstanding}` },
    available: `${available}`,
  };
  return {
    ...shown,
    form: {
      hidden: Object.entries(hidden).map(([name, value]) => ({ name, value })),
      hint: `In ${currency}, for example ${exampleAmount(currency)}. At most ${words.money(applicable, currency)}.`,
      amount: typed ?? formatPlainAmount(amount, currency),
      fault,
      effect: isPossible ? effect(facts, amount, words) : null,
    },
  };
}

/** What was booked, from what stands in the books: twice the same when it is sent twice. */
export function usedMessage(
  applied: AppliedCredit,
  { number, base }: { number: string; base: string },
  { money }: PageWords,
): Message {
  const show = (sum: bigint) => money(sum, applied.currency);
  const { amount, outstanding, balance } = applied;
  const left =
    outstanding === 0n ? 'It is paid in full.' : `${show(outstanding)} is left to pay on it.`;
  return {
    heading: 'Your credit was used',
    sentences: [
      `${show(amount)} was used on ${shownText(number)}. ${left}`,
      `You have ${show(balance)} account credit left.`,
    ],
    next: { href: base, text: 'Back to my account' },
  };
}
