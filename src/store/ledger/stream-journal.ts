import type { JournalEntry } from '../../domain/books/journal-entry.js';
import type { Account } from '../../domain/credit/account.js';
import type { Store } from '../connection.js';
import { accountStreams, closeAll } from './audit-streams.js';
import { createBreather } from './breather.js';
import { type GroupSize, payerGroups } from './payer-groups.js';
import { nextKey } from './sorted-stream.js';

/** What is stored next: an entry, or an account after all entries of its payer and currency. */
export type BooksPart = { entry: JournalEntry } | { account: Account };

/**
 * Every entry of the club, payer by payer, and behind the entries of each payer and currency their
 * account. Each payer is read in one moment, so that a balance is that of exactly these entries.
 * Flat memory, and no limit of time.
 */
export async function* streamBooks(
  store: Store,
  clubId: string,
  size: GroupSize = {},
): AsyncGenerator<BooksPart> {
  const breathe = createBreather();
  for await (const group of payerGroups(store, clubId, size)) {
    const streams = accountStreams(store, group, 'all');
    const { entries, accounts } = streams;
    try {
      for (let key = await nextKey([entries, accounts]); key !== null; ) {
        for (let one = await entries.takeOne(key); one; one = await entries.takeOne(key)) {
          yield { entry: one };
          await breathe();
        }
        for (const account of await accounts.takeAll(key)) yield { account };
        key = await nextKey([entries, accounts]);
      }
    } finally {
      await closeAll(streams);
    }
  }
}
