import type { CalendarDate } from '../calendar-date.js';
import { numberOrder } from '../invoices/number-order.js';
import { compareAsStored } from '../text-order.js';
import type { JournalEntry } from './journal-entry.js';

type Placed = Pick<
  JournalEntry,
  'id' | 'refs' | 'occurredOn' | 'invoiceSeq' | 'accountSeq' | 'postings'
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

/** An invoice's entries one after another, invoices as people count them. */
function byInvoice(one: Placed, other: Placed): number {
  return (
    compareAsStored(numberOrder(invoiceOf(one)), numberOrder(invoiceOf(other))) ||
    compare(one.invoiceSeq ?? 0n, other.invoiceSeq ?? 0n) ||
    compare(one.accountSeq ?? 0n, other.accountSeq ?? 0n) ||
    compareAsStored(one.id, other.id)
  );
}

function grouped<Entry extends Placed>(entries: readonly Entry[], key: (entry: Entry) => string) {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const group = groups.get(key(entry));
    if (group === undefined) groups.set(key(entry), [entry]);
    else group.push(entry);
  }
  return groups;
}

/** Entries of one day: those that changed the account in its order, each behind its invoice's. */
function orderOfDay<Entry extends Placed>(entries: readonly Entry[]): Entry[] {
  const sorted = [...entries].sort(byInvoice);
  const waiting = grouped(sorted, invoiceOf);
  const onAccount = sorted
    .filter((entry) => entry.accountSeq !== null)
    .sort((one, other) => compare(one.accountSeq ?? 0n, other.accountSeq ?? 0n));
  const taken = new Set<Entry>();
  const order: Entry[] = [];
  for (const entry of onAccount) {
    if (taken.has(entry)) continue;
    const ofInvoice = waiting.get(invoiceOf(entry)) ?? [];
    const before = ofInvoice.splice(0, ofInvoice.indexOf(entry) + 1);
    for (const one of before) taken.add(one);
    order.push(...before);
  }
  return [...order, ...[...waiting.values()].flat()];
}

/**
 * The entries of one payer and currency in the order of a statement, oldest first: by day, and
 * within a day by the running numbers of account and invoices, never by a clock. Whole days have
 * to be given, so that a part of a history stands as it does in the whole.
 */
export function inStatementOrder<Entry extends Placed>(entries: readonly Entry[]): Entry[] {
  const days = grouped<Entry>(entries, ({ occurredOn }): CalendarDate => occurredOn);
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
