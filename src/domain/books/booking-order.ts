import type { JournalEntry } from './journal-entry.js';
import { ledgerAccount } from './journal-entry.js';

/** What tells where an entry stands among those of its invoice, apart from any clock. */
export type BookedFact = Pick<
  JournalEntry,
  'id' | 'kind' | 'postings' | 'refs' | 'outcome' | 'accountSeq' | 'reverses'
>;

/** How an invoice stands after some of its entries. */
type Standing = { owed: bigint; isVoid: boolean; accountSeq: bigint };

/** An entry that was taken; `entries` are all so far, a bit for each. */
type Step = { index: number; entries: bigint; standing: Standing };

const start: Omit<Step, 'index'> = {
  entries: 0n,
  standing: { owed: 0n, isVoid: false, accountSeq: 0n },
};

function withEntry(entries: bigint, index: number): bigint {
  return entries | (1n << BigInt(index));
}

function after(standing: Standing, entry: BookedFact): Standing {
  const account = ledgerAccount.receivable(entry.refs.invoiceId ?? '');
  const change = entry.postings
    .filter((posting) => posting.account === account)
    .reduce((sum, posting) => sum + posting.amount, 0n);
  return {
    owed: standing.owed + change,
    isVoid: standing.isVoid || entry.kind === 'invoice.voided',
    accountSeq: entry.accountSeq ?? standing.accountSeq,
  };
}

/** Whether the entry, booked now, would have left what it says that it left. */
function fits(entry: BookedFact, standing: Standing, booked: ReadonlySet<string>): boolean {
  if ((entry.kind === 'invoice.issued') !== (booked.size === 0)) return false;
  if (entry.accountSeq !== null && entry.accountSeq <= standing.accountSeq) return false;
  const { owed, isVoid } = after(standing, entry);
  if ((entry.outcome.status === 'void') !== isVoid) return false;
  const outstanding = owed > 0n ? owed : 0n;
  // Before version 2 nothing was outstanding on a void invoice, whatever its receivable.
  return entry.outcome.outstanding === outstanding || (isVoid && entry.outcome.outstanding === 0n);
}

/** Looks taken in all; a search that needs more is not one that clocks made necessary. */
function looksAllowed(count: number): number {
  return 5000 + 50 * count;
}

/** The order given, but for the entries that changed the account: those go by its numbers. */
function byAccount<Entry extends BookedFact>(given: readonly Entry[]): Entry[] {
  const changes = given.filter((entry) => entry.accountSeq !== null);
  changes.sort((one, other) => ((one.accountSeq ?? 0n) < (other.accountSeq ?? 0n) ? -1 : 1));
  return given.map((entry) => (entry.accountSeq === null ? entry : (changes.shift() ?? entry)));
}

/**
 * The order in which the entries of one invoice were booked, worked out from what each says that
 * it left behind: clocks of several processes may have it otherwise. Of orders that fit, the one
 * nearest to the order given is taken; where none fits, the order given with the account's numbers.
 */
export function bookingOrder<Entry extends BookedFact>(given: readonly Entry[]): Entry[] {
  const own = new Set(given.map((entry) => entry.id));
  const order: Step[] = [];
  const booked = new Set<string>();
  // Which entries are booked says how the invoice stands, so a dead end is one in any order.
  const deadEnds = new Set<bigint>();
  for (let looks = looksAllowed(given.length); looks > 0; looks -= 1) {
    if (order.length === given.length) return order.flatMap(({ index }) => given[index] ?? []);
    const { standing, entries } = order.at(-1) ?? start;
    const index = given.findIndex((entry, at) => {
      if (booked.has(entry.id) || deadEnds.has(withEntry(entries, at))) return false;
      const undone = entry.reverses ?? '';
      if (own.has(undone) && !booked.has(undone)) return false;
      return fits(entry, standing, booked);
    });
    const entry = given[index];
    if (entry !== undefined) {
      const next = { entries: withEntry(entries, index), standing: after(standing, entry) };
      order.push({ index, ...next });
      booked.add(entry.id);
      continue;
    }
    // Nothing fits here: the entry before was not the next one.
    const last = order.pop();
    if (last === undefined) break;
    deadEnds.add(entries);
    booked.delete(given[last.index]?.id ?? '');
  }
  return byAccount(given);
}
