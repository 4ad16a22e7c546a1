import { entryKinds, type JournalEntry, type Posting } from './journal-entry.js';
import { accountsOfKind, readLedgerAccount } from './ledger-account.js';
import { type BooksDifference, compare } from './payer-books.js';

/** The account of another invoice or payer, or one that the kind has no business with. */
function isStrange(posting: Posting, entry: JournalEntry): boolean {
  const account = readLedgerAccount(posting.account);
  if (account === null) return true;
  if (account.name === 'receivable' && account.owner !== entry.refs.invoiceId) return true;
  if (account.name === 'account-credit' && account.owner !== entry.payerId) return true;
  return !accountsOfKind[entry.kind].includes(account.name);
}

/** An entry by itself: whose it is, its kind, its accounts, and that it sums to zero. */
export function checkEntry(entry: JournalEntry, payerId: string): BooksDifference[] {
  const { id, postings } = entry;
  const known = entryKinds.includes(entry.kind);
  const sum = postings.reduce((total, posting) => total + posting.amount, 0n);
  return [
    ...compare('entry', id, { expected: 0n, stored: sum }),
    ...compare('entry payer', id, { expected: payerId, stored: entry.payerId }),
    ...(known ? [] : [{ what: 'entry kind', id, expected: 'a known kind', stored: entry.kind }]),
    ...postings
      .filter((posting) => known && isStrange(posting, entry))
      .map(({ account }) => {
        return { what: 'ledger account', id, expected: 'one of this entry', stored: account };
      }),
  ];
}
