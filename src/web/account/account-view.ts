import type { Lot } from '../../domain/credit/account.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import { shownText } from '../../domain/people/shown-text.js';
import type { AccountOverview } from '../../services/links/account-page.js';
import { listed, type PageWords } from './page-words.js';
import type { AccountPage } from './render.js';
import { statementView } from './statement-view.js';

type Around = { words: PageWords; base: string; csrf: string; whole: boolean };

function creditWords({ credit }: AccountOverview, { money }: PageWords): string {
  const sums = credit.map(({ available, currency }) => money(available, currency));
  return sums.length === 0 ? 'You have no account credit' : `${listed(sums)} account credit`;
}

function aboutCredit({ credit, open }: AccountOverview): string[] {
  if (credit.length === 0) return [];
  const byItself =
    'It is used by itself on your next invoice that is collected automatically. You can also use it yourself';
  const here = open.some(({ currency }) => credit.some((one) => one.currency === currency));
  return [here ? `${byItself} on an invoice below.` : `${byItself} on any later invoice.`];
}

function lotWords(lot: Lot, currency: string, { money, date }: PageWords): string {
  const until = lot.expiresOn === null ? 'does not expire' : `use it until ${date(lot.expiresOn)}`;
  return `${money(lot.remaining, currency)} since ${date(lot.createdOn)}, ${until}`;
}

function onTheirWay(
  { pendingPayments, currency }: Invoice,
  { words, hasCredit }: { words: PageWords; hasCredit: boolean },
): string[] {
  if (pendingPayments.length === 0) return [];
  const payments = pendingPayments.map(({ amount, since }) => {
    return `A payment of ${words.money(amount, currency)} is on its way since ${words.date(since)}.`;
  });
  const later = 'Credit can be used here once it has come in or failed.';
  return hasCredit ? [...payments, later] : payments;
}

function invoiceCard(invoice: Invoice, overview: AccountOverview, { words, base, whole }: Around) {
  const { number, currency, outstanding, total, dueOn, pendingPayments } = invoice;
  const hasCredit = overview.credit.some((one) => one.currency === currency);
  const isUsable = hasCredit && pendingPayments.length === 0 && !whole;
  return {
    number: shownText(number),
    due: words.date(dueOn),
    left: words.money(outstanding, currency),
    total: words.money(total, currency),
    notes: onTheirWay(invoice, { words, hasCredit }),
    use: isUsable ? `${base}/use?invoice=${encodeURIComponent(number)}` : null,
  };
}

/** The account as its payer sees it: every text, and nothing that is not theirs. */
export function accountView(overview: AccountOverview, around: Around): AccountPage {
  const { payer, credit, open, currencies, everything } = overview;
  const { words, csrf } = around;
  const invoices = open.flatMap((one) => one.invoices);
  const more = open.reduce((sum, { count }) => sum + count, 0) - invoices.length;
  return {
    credit: creditWords(overview, words),
    about: aboutCredit(overview),
    payer: shownText(payer.name),
    invoices: invoices.map((invoice) => invoiceCard(invoice, overview, around)),
    moreInvoices: more > 0 ? [`There are ${more} more. They stand in your statement.`] : [],
    lots: credit.flatMap((one) => one.lots.map((lot) => lotWords(lot, one.currency, words))),
    ...statementView(everything, currencies, around),
    csrf,
  };
}
