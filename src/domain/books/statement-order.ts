import type { CalendarDate } from '../calendar-date.js';
import { numberOrder } from '../invoices/number-order.js';
import { compareAsStored } from '../text-order.js';
import { grouped } from './grouped.js';
import type { JournalEntry } from './journal-entry.js';

type Placed = Pick<
  JournalEntry,
  'id' | 'refs' | 'occurredOn' | 'recordedAt' | 'invoiceSeq' | 'accountSeq' | 'postings'
>;

/** What an entry changed on its payer's receivables, in minor units; above zero more is owed. */
export function owedChange({ postings }: Pick<JournalEntry, 'postings'>): bigint {
  return postings
    .filter(({ account }) => account.startsWith('receivable:'))
    .reduce((sum, { amount }) => sum + amount, 0n);
}

function compare<Value extends bigint | string>(one: Value, other: Value): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function invoiceOf({ refs }: Placed): string {
  return refs.invoiceId ?? '';
}

/** As it was written down; of one moment, invoices as people count them. */
function byTime(one: Placed, other: Placed): number {
  return (
    one.recordedAt.getTime() - other.recordedAt.getTime() ||
    compareAsStored(numberOrder(invoiceOf(one)), numberOrder(invoiceOf(other))) ||
    compare(one.invoiceSeq ?? 0n, other.invoiceSeq ?? 0n) ||
    compare(one.accountSeq ?? 0n, other.accountSeq ?? 0n) ||
    compareAsStored(one.id, other.id)
  );
}

type Chain = 'invoiceSeq' | 'accountSeq';

/** What stands right before each entry of one chain, by the chain's running numbers. */
function followed<Entry extends Placed>(
  entries: readonly Entry[],
  chain: Chain,
): Map<Entry, Entry> {
  const inOrder = entries
    .filter((entry) => entry[chain] !== null)
    .sort((one, other) => compare(one[chain] ?? 0n, other[chain] ?? 0n));
  return new Map(
    inOrder.flatMap((entry, index) => {
      const before = inOrder[index - 1];
      return before === undefined ? [] : [[entry, before] as const];
    }),
  );
}

/** The chains of all invoices, and of the account. */
function chainsOf<Entry extends Placed>(entries: readonly Entry[]): Map<Entry, Entry>[] {
  const ofInvoices = [...grouped(entries, invoiceOf).values()];
  return [
    new Map(ofInvoices.flatMap((group) => [...followed(group, 'invoiceSeq')])),
    followed(entries, 'accountSeq'),
  ];
}

/**
 * Entries of one day as they were written down, each behind all that its invoice's and the account's
 * numbers say came before it. Every entry is looked at as often as it has chains, however long they
 * are, and never by calling itself.
 */
function orderOfDay<Entry extends Placed>(entries: readonly Entry[]): Entry[] {
  const chains = chainsOf(entries);
  const begun = new Set<Entry>();
  const order = new Set<Entry>();
  for (const first of [...entries].sort(byTime)) {
    const waiting = [first];
    for (let entry = waiting.at(-1); entry !== undefined; entry = waiting.at(-1)) {
      begun.add(entry);
      const at = entry;
      // One that was begun and is not done contradicts its other chain: altered books, not clocks.
      const before = chains.flatMap((chain) => chain.get(at) ?? []).find((one) => !begun.has(one));
      if (before !== undefined) {
        waiting.push(before);
        continue;
      }
      order.add(entry);
      waiting.pop();
    }
  }
  return [...order];
}

/**
 * The entries of one payer and currency in the order of a statement, oldest first: by day, and
 * within a day as they were written down, where the running numbers of account and invoices count
 * more than a clock. Whole days have to be given, so that a part of a history stands as it does in
 * the whole.
 */
export function inStatementOrder<Entry extends Placed>(entries: readonly Entry[]): Entry[] {
  const days = grouped(entries, ({ occurredOn }): CalendarDate => occurredOn);
  return [...days]
    .sort(([one], [other]) => compareAsStored(one, other))
    .flatMap(([, ofDay]) => orderOfDay(ofDay));
}

/** Each entry with what was owed after it; `owed` is what is owed after the last. */
export function withOwed<Entry extends Placed>(
  entries: readonly Entry[],
  owed: bigint,
): { entry: Entry; change: bigint; after: bigint }[] {
  let after = owed;
  return entries
    .toReversed()
    .map((entry) => {
      const row = { entry, change: owedChange(entry), after };
      after -= row.change;
      return row;
    })
    .toReversed();
}
