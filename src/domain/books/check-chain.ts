import type { Digest } from './chain.js';
import { entryText } from './entry-text.js';
import type { JournalEntry } from './journal-entry.js';
import { type BooksDifference, compare, type PayerBooks } from './payer-books.js';

type Head = { id: string; seq: bigint; headDigest: string | null };

/** The entries of one invoice or account with what that document itself says of the newest. */
type Chain = { number: 'invoiceSeq' | 'accountSeq'; entries: JournalEntry[]; head: Head | null };

function chainsOf(books: Pick<PayerBooks, 'entries' | 'invoices' | 'accounts'>): Chain[] {
  const chains = new Map<string, Chain>();
  const chain = (number: Chain['number'], key: string, head: Head | null): Chain => {
    const found = chains.get(`${number} ${key}`) ?? { number, entries: [], head };
    chains.set(`${number} ${key}`, found);
    return found;
  };
  for (const invoice of books.invoices) chain('invoiceSeq', invoice.id, invoice);
  for (const account of books.accounts) chain('accountSeq', account.currency, account);
  for (const entry of books.entries) {
    const { refs, accountSeq, currency } = entry;
    if (refs.invoiceId !== undefined) chain('invoiceSeq', refs.invoiceId, null).entries.push(entry);
    if (refs.invoiceId === undefined || accountSeq !== null) {
      chain('accountSeq', currency, null).entries.push(entry);
    }
  }
  for (const { number, entries } of chains.values()) {
    entries.sort((one, other) => ((one[number] ?? 0n) < (other[number] ?? 0n) ? -1 : 1));
  }
  return [...chains.values()];
}

/** Numbers that rise, up to the document's own: an invoice also changes without an entry. */
function checkNumbers({ number, entries, head }: Chain): BooksDifference[] {
  let above = 0n;
  return entries.flatMap((entry) => {
    const stored = entry[number] ?? 0n;
    const right = stored > above && (head === null || stored <= head.seq);
    const expected = `above ${above}${head === null ? '' : ` and at most ${head.seq}`}`;
    above = stored;
    return right ? [] : [{ what: number, id: entry.id, expected, stored: `${entry[number]}` }];
  });
}

/** What the entry itself says of the one before it in this chain. */
function linkOf(entry: JournalEntry, { number }: Chain): string | null {
  const ofInvoice = number === 'invoiceSeq' || entry.refs.invoiceId === undefined;
  return ofInvoice ? entry.previous : entry.previousOnAccount;
}

/**
 * Follows the chains of one payer: the entries of an invoice name the digest of the one before,
 * and so do those of an account; invoice and account hold the digest of their newest entry. An entry that was removed, added, moved or altered breaks a chain, and is named by its
 * neighbour. Linear but for the sorting.
 */
export function checkChain(
  books: Pick<PayerBooks, 'entries' | 'invoices' | 'accounts'>,
  digest: Digest,
): BooksDifference[] {
  const digests = new Map(books.entries.map((entry) => [entry, digest(entryText(entry))]));
  const digestOf = (entry: JournalEntry | undefined) =>
    entry === undefined ? null : digests.get(entry);
  return chainsOf(books).flatMap((chain) => {
    const { entries, head } = chain;
    const links = entries.flatMap((entry, index) => {
      const expected = digestOf(entries[index - 1]);
      return compare('previous entry', entry.id, { expected, stored: linkOf(entry, chain) });
    });
    const expected = digestOf(entries.at(-1));
    const newest =
      head === null ? [] : compare('newest entry', head.id, { expected, stored: head.headDigest });
    return [...checkNumbers(chain), ...links, ...newest];
  });
}
