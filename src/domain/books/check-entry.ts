import { checkAmounts } from './check-amounts.js';
import { type BooksDifference, compare, fault, type Looked } from './difference.js';
import { fieldWords } from './difference-words.js';
import { entryKinds } from './entry-kinds.js';
import { refsOfKind } from './entry-refs.js';
import { entryParts } from './entry-text.js';
import type { JournalEntry, Posting } from './journal-entry.js';
import { accountsOfKind, readLedgerAccount } from './ledger-account.js';

/** The account of another invoice, payer or provider, or one that the kind has no business with. */
function isStrange(posting: Posting, entry: JournalEntry): boolean {
  const account = readLedgerAccount(posting.account);
  if (account === null) return true;
  const { payment, refund } = entry.details;
  const provider = refund?.provider ?? payment?.provider;
  if (account.name === 'receivable' && account.owner !== entry.refs.invoiceId) return true;
  if (account.name === 'account-credit' && account.owner !== entry.payerId) return true;
  if (account.name === 'cash' && provider !== undefined && account.owner !== provider) return true;
  return !accountsOfKind[entry.kind].includes(account.name);
}

function leaves(value: unknown): number {
  if (value === undefined) return 0;
  if (typeof value !== 'object' || value === null || value instanceof Date) return 1;
  return Object.values(value).reduce<number>((sum, part) => sum + leaves(part), 0);
}

/** Fields that no digest covers could be altered unseen; reason and reference are free words. */
function checkFields(entry: JournalEntry, of: Looked): BooksDifference[] {
  const covered =
    leaves(entryParts(entry)) + leaves('reason') + (entry.reference === undefined ? 0 : 1);
  return compare(of, 'number of fields', { expected: covered, stored: leaves(entry) });
}

function checkKind(entry: JournalEntry, of: Looked): BooksDifference[] {
  const { kind, postings, refs, accountSeq } = entry;
  const usesAccount = postings.some(({ account }) => account.startsWith('account-credit:'));
  // What becomes of a pay-out is chained to its account, also where no credit moves.
  const isOnAccount = usesAccount || refs.invoiceId === undefined;
  return [
    ...postings
      .filter((posting) => isStrange(posting, entry))
      .map(({ account }) => {
        return fault(of, 'ledger account', { expected: 'one of this entry', stored: account });
      }),
    ...refsOfKind[kind]
      .filter((ref) => refs[ref] === undefined)
      .map((ref) => fault(of, fieldWords([ref]), { expected: 'a reference', stored: 'none' })),
    ...compare(of, 'changes the account', { expected: isOnAccount, stored: accountSeq !== null }),
    ...checkAmounts(entry, of),
  ];
}

/**
 * An entry by itself: whose it is, its kind and references, its accounts, that its details say
 * what it posted, and that it sums to zero.
 */
export function checkEntry(entry: JournalEntry, payerId: string): BooksDifference[] {
  const { id, currency, kind, postings } = entry;
  const of: Looked = { document: 'journal entry', id, currency };
  const isKnown = entryKinds.includes(kind);
  const sum = postings.reduce((total, { amount }) => total + amount, 0n);
  return [
    ...compare(of, 'sum of the postings', { expected: 0n, stored: sum }),
    ...compare(of, 'payerId', { expected: payerId, stored: entry.payerId }),
    ...checkFields(entry, of),
    ...(isKnown
      ? checkKind(entry, of)
      : [fault(of, 'kind', { expected: 'a known kind', stored: kind })]),
  ];
}
