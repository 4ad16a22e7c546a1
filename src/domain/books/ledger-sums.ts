import { type BooksDifference, compare } from './difference.js';
import type { JournalEntry } from './journal-entry.js';
import { readLedgerAccount } from './ledger-account.js';

/** What was posted to one account of the closed list, those of all owners together. */
export type LedgerSum = { account: string; currency: string; amount: bigint };

/** Sums by currency and account. Few, however many entries: owners but providers do not count. */
export type LedgerSums = Map<string, LedgerSum>;

function nameOf(account: string): string {
  const known = readLedgerAccount(account);
  if (known === null) return 'unknown accounts';
  return known.name === 'cash' ? account : known.name;
}

export function addPostings(sums: LedgerSums, entry: JournalEntry): void {
  const { currency } = entry;
  for (const { account: posted, amount } of entry.postings) {
    const account = nameOf(posted);
    const key = `${currency} ${account}`;
    const before = sums.get(key)?.amount ?? 0n;
    sums.set(key, { account, currency, amount: before + amount });
  }
}

/** The sums in the order of their currencies and accounts. */
export function ledgerSums(sums: LedgerSums): LedgerSum[] {
  return [...sums].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, sum]) => sum);
}

/** All accounts of a currency together come to nothing, since every entry does. */
export function checkSums(sums: readonly LedgerSum[]): BooksDifference[] {
  const currencies = [...new Set(sums.map((sum) => sum.currency))];
  return currencies.flatMap((currency) => {
    const stored = sums
      .filter((sum) => sum.currency === currency)
      .reduce((total, sum) => total + sum.amount, 0n);
    const of = { document: 'ledger account' as const, id: `all in ${currency}`, currency };
    return compare(of, 'sum', { expected: 0n, stored });
  });
}
