import type { Account } from '../domain/account.js';
import type { JournalEntry } from '../domain/journal-entry.js';
import type { Store } from './connection.js';
import { fromStored } from './stored.js';

/**
 * Every entry and then every account of the club, out of one snapshot, so that the balances are
 * those of exactly these entries.
 */
export async function* streamBooks(
  store: Store,
  clubId: string,
): AsyncGenerator<{ entry: JournalEntry } | { account: Account }> {
  const session = store.client.startSession({ snapshot: true });
  try {
    const entries = store.collections.journal
      .find({ clubId }, { session })
      .sort({ payerId: 1, currency: 1, accountSeq: 1 })
      .hint('payer');
    for await (const entry of entries) yield { entry: fromStored(entry) };
    const accounts = store.collections.accounts.find({ clubId }, { session }).sort({ payerId: 1 });
    for await (const account of accounts) yield { account: fromStored(account) };
  } finally {
    await session.endSession();
  }
}
