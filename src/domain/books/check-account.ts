import { type Account, accountId } from '../credit/account.js';
import { type JournalEntry, ledgerAccount } from './journal-entry.js';
import { type BooksDifference, compare, type PayerBooks } from './payer-books.js';

/** What an entry does to the lots that it names in `details.uses`. */
function signOfUses({ kind }: JournalEntry): bigint {
  switch (kind) {
    case 'credit.applied':
    case 'credit.withdrawn':
    case 'credit.expired':
    case 'credit.paid-out':
    case 'overpayment.returned':
      return -1n;
    // Taken back, returned by a void invoice, or a pay-out that failed.
    case 'credit.unapplied':
    case 'invoice.voided':
    case 'refund.failed':
      return 1n;
    default:
      return 0n;
  }
}

/** What each lot should still hold, from the entries alone. */
function lotsFrom(entries: readonly JournalEntry[]): Map<string, bigint> {
  const lots = new Map<string, bigint>();
  const add = (lotId: string, amount: bigint) => lots.set(lotId, (lots.get(lotId) ?? 0n) + amount);
  for (const entry of entries) {
    const { uses = [], toAccount = 0n } = entry.details;
    const noteId = entry.refs.creditNoteId ?? '';
    if (entry.kind === 'credit.raised') add(noteId, toAccount);
    if (entry.kind === 'credit.voided') add(noteId, -toAccount);
    if (entry.kind === 'credit.opened' || entry.kind === 'overpayment.moved') {
      add(entry.id, creditOf(entry));
    }
    for (const use of uses) add(use.lotId, signOfUses(entry) * use.amount);
  }
  return lots;
}

function creditOf(entry: JournalEntry): bigint {
  const account = ledgerAccount.accountCredit(entry.payerId);
  return -entry.postings
    .filter((posting) => posting.account === account)
    .reduce((sum, posting) => sum + posting.amount, 0n);
}

function checkLots(account: Account, entries: readonly JournalEntry[]): BooksDifference[] {
  const expected = lotsFrom(entries);
  const stored = new Map(account.lots.map((lot) => [lot.lotId, lot.remaining]));
  return [...new Set([...expected.keys(), ...stored.keys()])].flatMap((lotId) =>
    compare('lot', lotId, { expected: expected.get(lotId) ?? 0n, stored: stored.get(lotId) ?? 0n }),
  );
}

/** A payer's account credit in one currency: balance, lots and an unbroken run of changes. */
export function checkAccount(currency: string, books: PayerBooks): BooksDifference[] {
  const entries = books.entries
    .filter((entry) => entry.currency === currency && entry.accountSeq !== null)
    .sort((one, other) => ((one.accountSeq ?? 0n) < (other.accountSeq ?? 0n) ? -1 : 1));
  const found = books.accounts.find((account) => account.currency === currency);
  const clubId = entries[0]?.clubId ?? '';
  const id = found?.id ?? accountId({ clubId, payerId: books.payerId, currency });
  if (found === undefined) return [{ what: 'account', id, expected: 'stored', stored: 'missing' }];
  let balance = 0n;
  const running = entries.flatMap((entry, index) => {
    balance += creditOf(entry);
    return [
      ...compare('account change', entry.id, { expected: index + 1, stored: entry.accountSeq }),
      ...compare('running balance', entry.id, { expected: balance, stored: entry.outcome.balance }),
    ];
  });
  return [
    ...running,
    ...compare('balance', id, { expected: balance, stored: found.balance }),
    ...compare('account changes', id, { expected: entries.length, stored: found.seq }),
    ...checkLots(found, entries),
  ];
}
