import { listed, safe } from '../../src/blocks/text.js';
import type { Words } from '../../src/blocks/words.js';
import type { Lot } from '../../src/domain/credit/account.js';
import type { InvoiceFacts } from '../../src/services/invoices/invoice-facts.js';
import type { PayerFacts } from '../../src/services/people/payer-facts.js';

/** The first part of the credit to lapse, if any does. */
function expiryOf(lots: readonly Lot[], currency: string, { money, date }: Words): string {
  const [first] = lots;
  if (first?.expiresOn == null) return '';
  return ` ${money(first.remaining, currency)} of it can be used until ${date(first.expiresOn)}.`;
}

export function balanceText({ payer, credit }: PayerFacts, words: Words): string {
  if (credit.length === 0) {
    return `*${safe(payer.name)} has no account credit to use.* Choose another payer, or raise credit with /credit.`;
  }
  const sums = credit.map(({ currency, available }) => words.money(available, currency));
  const expiries = credit.map(({ currency, lots }) => expiryOf(lots, currency, words));
  return `*${safe(payer.name)} has ${listed(sums)} of account credit.*${expiries.join('')}`;
}

/** What using all that can be used would leave. */
export function effectText(facts: InvoiceFacts, { money, date }: Words): string {
  const { invoice, available, applicable } = facts;
  const show = (amount: bigint) => money(amount, invoice.currency);
  return [
    `*${safe(invoice.number)}* is due ${date(invoice.dueOn)}; ${show(invoice.outstanding)} is outstanding.`,
    `*You can use up to ${show(applicable)}.* With that, ${show(invoice.outstanding - applicable)} stays outstanding and ${show(available - applicable)} stays account credit.`,
  ].join('\n');
}
