import { type Account, accountId } from '../credit/account.js';
import { expectedMark } from '../forgetting/forgotten-mark.js';
import type { Digest } from './chain.js';
import { checkLink, type Link, linkOf } from './check-chain.js';
import { checkDocuments } from './check-document.js';
import { type BooksDifference, compare, fault, type Looked } from './difference.js';
import { type JournalEntry, ledgerAccount, postedTo } from './journal-entry.js';
import { availableOn, emptyLotBooks, openLots, replayLots } from './replay/lot-replay.js';

/** An account's entries are handed in one by one, then what is stored of it. */
export type AccountCheck = {
  follow(entry: JournalEntry): BooksDifference[];
  end(
    stored: readonly Account[],
    payer?: { isImporting?: boolean; forgotten?: ReadonlySet<string> },
  ): BooksDifference[];
};

type Owner = { clubId: string; payerId: string; currency: string };

/**
 * One payer's account credit in one currency, worked out from its entries alone: what each left
 * behind, an unbroken run of changes, and in the end every field of the account and of its lots.
 * Its memory follows the lots that there were, not the entries.
 */
export function createAccountCheck(owner: Owner, digest: Digest): AccountCheck {
  const lots = emptyLotBooks();
  const own = ledgerAccount.accountCredit(owner.payerId);
  let [seq, balance, newest]: [bigint, bigint, Link | null] = [0n, 0n, null];

  return {
    follow(entry) {
      const of: Looked = { document: 'journal entry', id: entry.id, currency: entry.currency };
      const link = checkLink(entry, newest, 'account');
      newest = linkOf(entry, digest);
      seq += 1n;
      balance -= postedTo(entry, own);
      const wrong = replayLots(lots, entry);
      const { accountSeq, outcome, occurredOn } = entry;
      const available = availableOn(lots, occurredOn);
      return [
        ...link,
        ...compare(of, 'accountSeq', { expected: seq, stored: accountSeq }),
        ...wrong.map((lotId) => {
          return fault(of, `lot ${lotId}`, { expected: 'as it was', stored: 'another' });
        }),
        ...compare(of, 'sum of the lots', { expected: balance, stored: lots.sum }),
        ...compare(of, 'balance', { expected: balance, stored: outcome.balance }),
        ...compare(of, 'available', { expected: available, stored: outcome.available }),
      ];
    },
    end(stored, { isImporting = false, forgotten = new Set<string>() } = {}) {
      const id = accountId(owner);
      const headDigest = newest?.digest ?? null;
      const account: Account = {
        ...{ id, ...owner, balance, seq, headDigest, lots: openLots(lots) },
        ...(isImporting ? { importing: true } : {}),
        ...expectedMark(owner, forgotten, stored[0]),
      };
      const of: Looked = { document: 'account credit', id, currency: owner.currency };
      return checkDocuments(of, { expected: seq === 0n ? undefined : account, stored });
    },
  };
}
