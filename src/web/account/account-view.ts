import type { Lot } from '../../domain/credit/account.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import { shownText } from '../../domain/people/shown-text.js';
import type { Movement } from '../../services/credit/statement.js';
import type { AccountOverview } from '../../services/links/account-page.js';
import { movementSentence } from './movement-words.js';
import { listed, type PageWords } from './page-words.js';
import type { AccountPage } from './render.js';

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

function onTheirWay({ pendingPayments, currency }: Invoice, { money }: PageWords): string[] {
  return pendingPayments.map(({ amount }) => {
    return `A payment of ${money(amount, currency)} is on its way.`;
  });
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
    notes: onTheirWay(invoice, words),
    use: isUsable ? `${base}/use?invoice=${encodeURIComponent(number)}` : null,
  };
}

function owedWords(amount: bigint, currency: string, { money }: PageWords): string {
  if (amount === 0n) return 'You have nothing to pay.';
  if (amount > 0n) return `You have ${money(amount, currency)} to pay on all invoices together.`;
  return `You paid ${money(-amount, currency)} too much.`;
}

function rowOf({ entry, change, after }: Movement, words: PageWords) {
  const { currency } = entry;
  return {
    day: words.date(entry.occurredOn),
    what: movementSentence(entry, words),
    change: change === 0n ? '' : words.money(change, currency),
    isCredit: change < 0n,
    after: words.money(after, currency),
  };
}

function linksOf({ everything }: AccountOverview, base: string): AccountPage['links'] {
  if (everything === null) return [];
  const { page, pageSize, total, currency } = everything;
  const at = (to: number) => `${base}?currency=${currency}&page=${to + 1}#statement`;
  const link = (text: string, href: string, download = false) => ({ text, href, download });
  return [
    ...(page > 0 ? [link('Newer', at(page - 1))] : []),
    ...((page + 1) * pageSize < total ? [link('Older', at(page + 1))] : []),
    link('All in one page, to print', `${base}/statement?currency=${currency}`),
    link('For a spreadsheet (CSV)', `${base}/statement.csv?currency=${currency}`, true),
  ];
}

function captionOf({ everything }: AccountOverview): string {
  if (everything === null) return '';
  const { page, pageSize, total, movements } = everything;
  const from = page * pageSize;
  const which = `${from + 1} to ${from + movements.length} of ${total}`;
  return `Newest first, ${which}. What lowers what you have to pay is red, with a minus sign.`;
}

/** The account as its payer sees it: every text, and nothing that is not theirs. */
export function accountView(overview: AccountOverview, around: Around): AccountPage {
  const { payer, credit, open, statement, everything } = overview;
  const { words, base, csrf } = around;
  const currency = everything?.currency ?? '';
  const invoices = open.flatMap((one) => one.invoices);
  const more = open.reduce((sum, { count }) => sum + count, 0) - invoices.length;
  return {
    credit: creditWords(overview, words),
    about: aboutCredit(overview),
    payer: shownText(payer.name),
    invoices: invoices.map((invoice) => invoiceCard(invoice, overview, around)),
    moreInvoices: more > 0 ? [`There are ${more} more. They stand in your statement.`] : [],
    lots: credit.flatMap((one) => one.lots.map((lot) => lotWords(lot, one.currency, words))),
    owed: everything === null ? '' : owedWords(statement.standing.owed, currency, words),
    currencies: statement.currencies.map((code) => {
      return { code, href: `${base}?currency=${code}#statement`, here: code === currency };
    }),
    caption: captionOf(overview),
    rows: everything?.movements.map((movement) => rowOf(movement, words)) ?? [],
    links: linksOf(overview, base),
    csrf,
  };
}
