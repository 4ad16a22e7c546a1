import { hledgerBalances, hledgerEntry, hledgerHeader } from '../../domain/books/hledger.js';
import type { Account } from '../../domain/credit/account.js';
import { streamBooks } from '../../store/ledger/stream-journal.js';
import type { Desk } from '../desk.js';

/** Where the text goes: the entries first, the header that they need at the end. */
export type ExportSink = {
  header(text: string): Promise<void>;
  body(text: string): Promise<void>;
};

/** Entries a write; keeps the memory small and the writes few. */
const entriesAtOnce = 500;

/**
 * Writes the journal for hledger, closing with the stored balances as assertions.
 * @returns how many entries were written
 */
export async function exportHledger(desk: Desk, sink: ExportSink): Promise<number> {
  const names = new Set<string>();
  const currencies = new Set<string>([desk.club.currency]);
  const balances: Account[] = [];
  let last = '1970-01-01';
  let count = 0;
  let text = '';
  for await (const part of streamBooks(desk.store, desk.club.id)) {
    if ('account' in part) {
      balances.push(part.account);
      continue;
    }
    const { entry } = part;
    for (const posting of entry.postings) names.add(posting.account);
    currencies.add(entry.currency);
    if (entry.occurredOn > last) last = entry.occurredOn;
    text += hledgerEntry(entry);
    count += 1;
    if (count % entriesAtOnce === 0) {
      await sink.body(text);
      text = '';
    }
  }
  await sink.body(text + hledgerBalances(balances, last));
  await sink.header(hledgerHeader(names, currencies));
  return count;
}
