import type { JournalEntry } from '../../domain/books/journal-entry.js';
import type { Account } from '../../domain/credit/account.js';
import type { Store } from '../connection.js';
import { fromStored } from '../stored.js';
import { startOneMoment } from './one-moment.js';

/**
 * Every entry and then every account of the club, out of one snapshot, so that the balances are
 * those of exactly these entries.
 */
export async function* streamBooks(
  store: Store,
  clubId: string,
): AsyncGenerator<{ entry: JournalEntry } | { account: Account }> {
  const moment = startOneMoment(store);
  try {
    const entries = store.collections.journal
      .find({ clubId }, moment)
      .sort({ payerId: 1, currency: 1, accountSeq: 1 })
      .hint('payer');
    for await (const entry of entries) yield { entry: fromStored(entry) };
    const accounts = store.collections.accounts.find({ clubId }, moment).sort({ payerId: 1 });
    for await (const account of accounts) yield { account: fromStored(account) };
  } finally {
    await moment.session.endSession();
  }
}
