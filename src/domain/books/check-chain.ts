import type { Digest } from './chain.js';
import { type BooksDifference, compare, fault, type Looked } from './difference.js';
import { entryText } from './entry-text.js';
import type { JournalEntry } from './journal-entry.js';

/** The newest entry of a chain so far: what the next one has to name. */
export type Link = { id: string; digest: string };

export type ChainName = 'invoice' | 'account';

export function linkOf(entry: JournalEntry, digest: Digest): Link {
  return { id: entry.id, digest: digest(entryText(entry)) };
}

/** What the entry says of the one before it in this chain. */
function namedBefore(entry: JournalEntry, chain: ChainName): string | null {
  const isFirstChain = chain === 'invoice' || entry.refs.invoiceId === undefined;
  return isFirstChain ? entry.previous : entry.previousOnAccount;
}

/**
 * Whether an entry follows the one that is stored before it. An entry that was altered, removed,
 * added or moved breaks the chain, and is named by its neighbour.
 */
export function checkLink(
  entry: JournalEntry,
  before: Link | null,
  chain: ChainName,
): BooksDifference[] {
  const named = namedBefore(entry, chain);
  if (named === (before?.digest ?? null)) return [];
  return [
    fault({ document: 'journal entry', id: entry.id }, `entry before it on the ${chain}`, {
      expected: before === null ? 'none' : `${before.id} as it was booked`,
      stored: named === null ? 'none' : 'one that was altered, removed or moved',
    }),
  ];
}

/** An entry of an invoice alone has no second chain. */
export function checkSingleLink(entry: JournalEntry): BooksDifference[] {
  if (entry.accountSeq !== null && entry.refs.invoiceId !== undefined) return [];
  const of: Looked = { document: 'journal entry', id: entry.id, currency: entry.currency };
  return compare(of, 'previousOnAccount', { expected: null, stored: entry.previousOnAccount });
}
