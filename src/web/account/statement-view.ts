import { entryAmount } from '../../domain/books/booked-facts.js';
import { movementSentence } from '../../domain/books/movement-words.js';
import { shownText } from '../../domain/people/shown-text.js';
import { ownId } from '../../domain/record-id.js';
import type { Everything, Movement } from '../../services/credit/statement.js';
import type { PageWords } from './page-words.js';
import type { AccountPage } from './render.js';

/** `whole`: in one piece, to print. */
type Around = { words: PageWords; base: string; whole: boolean };

function owedWords(amount: bigint, currency: string, { money }: PageWords): string {
  if (amount === 0n) return 'You have nothing to pay.';
  if (amount > 0n) return `You have ${money(amount, currency)} to pay on all invoices together.`;
  return `You paid ${money(-amount, currency)} too much.`;
}

/** The part of a credit note that lowered no debt, and is no change of what there is to pay. */
function keptOf({ entry, change }: Movement, { money }: PageWords): string | null {
  if (entry.kind !== 'credit.raised') return null;
  const kept = entryAmount(entry) + change;
  return kept > 0n ? `${money(-kept, entry.currency)} as account credit` : null;
}

/** Where the document of a credit note is, beside the row that says that it was given. */
function noteOf({ kind, refs, clubId }: Movement['entry'], base: string) {
  if (kind !== 'credit.raised' || refs.creditNoteId === undefined) return null;
  const number = ownId(clubId, refs.creditNoteId);
  const href = `${base}/credit-note?number=${encodeURIComponent(number)}`;
  return { href, spoken: `PDF of credit note ${shownText(number)}` };
}

function rowOf(movement: Movement, { words, base }: Around): AccountPage['rows'][number] {
  const { entry, change, after } = movement;
  const { currency } = entry;
  return {
    day: words.date(entry.occurredOn),
    what: movementSentence(entry, words.money),
    kept: keptOf(movement, words),
    note: noteOf(entry, base),
    change: change === 0n ? '' : words.money(change, currency),
    isCredit: change < 0n,
    after: words.money(after, currency),
  };
}

function linksOf({ page, pageSize, total, currency }: Everything, { base, whole }: Around) {
  const link = (text: string, href: string, download = false) => ({ text, href, download });
  if (whole) return [link('Back to my account', base)];
  const at = (to: number) => `${base}?currency=${currency}&page=${to + 1}#statement`;
  return [
    ...(page > 0 ? [link('Newer', at(page - 1))] : []),
    ...((page + 1) * pageSize < total ? [link('Older', at(page + 1))] : []),
    link('All in one page, to print', `${base}/statement?currency=${currency}`),
    link('As a document (PDF)', `${base}/statement.pdf?currency=${currency}`, true),
    link('For a spreadsheet (CSV)', `${base}/statement.csv?currency=${currency}`, true),
  ];
}

function captionOf({ page, pageSize, total, movements }: Everything, { whole }: Around): string {
  const from = page * pageSize;
  const which = `${from + 1} to ${from + movements.length} of ${total}`;
  const isCut = whole && movements.length < total;
  const cut = isCut ? ' Ask the club for what is older.' : '';
  return `Newest first, ${which}.${cut} What lowers what you have to pay is red, with a minus sign.`;
}

/** What is to pay, and the movements of one page or of all; null: nothing was booked. */
export function statementView(
  everything: Everything | null,
  currencies: readonly string[],
  around: Around,
): Pick<AccountPage, 'owed' | 'currencies' | 'caption' | 'rows' | 'links'> {
  const { words, base } = around;
  if (everything === null) {
    const owed = 'There is no invoice and no payment yet.';
    return { owed, currencies: [], caption: '', rows: [], links: [] };
  }
  const { currency, movements, owed } = everything;
  return {
    owed: owedWords(owed, currency, words),
    currencies: currencies.map((code) => {
      return { code, href: `${base}?currency=${code}#statement`, here: code === currency };
    }),
    caption: captionOf(everything, around),
    rows: movements.map((movement) => rowOf(movement, around)),
    links: linksOf(everything, around),
  };
}
