import type { JournalEntry } from '../../domain/books/journal-entry.js';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { Store } from '../connection.js';
import { fromStored } from '../stored.js';
import { type OneMoment, startOneMoment } from './one-moment.js';

export type PayerCurrency = { clubId: string; payerId: string; currency: string };

/**
 * The entries of whole days, in no order. `newer` entries lie on later days. `owedNow` is what the
 * payer's invoices owe now, `owedAfter` what they owed after the newest entry given here, in minor
 * units, below zero = overpaid.
 */
export type DaysOfEntries = {
  total: number;
  newer: number;
  entries: JournalEntry[];
  owedNow: bigint;
  owedAfter: bigint;
};

/** The currencies in which anything was booked for a payer. */
export async function findCurrencies(
  store: Store,
  { clubId, payerId }: Omit<PayerCurrency, 'currency'>,
): Promise<string[]> {
  const found = await store.collections.journal.distinct('currency', { clubId, payerId });
  return found.sort();
}

/** The sum of outstanding less overpaid of the payer's invoices. */
export async function owedNow(
  store: Store,
  owner: PayerCurrency,
  moment: Partial<OneMoment> = {},
): Promise<bigint> {
  const rows = await store.collections.invoices
    .aggregate<{ owed: bigint }>(
      [
        { $match: owner },
        { $group: { _id: null, owed: { $sum: { $subtract: ['$outstanding', '$overpaid'] } } } },
      ],
      { ...moment, hint: 'payer' },
    )
    .toArray();
  return BigInt(rows[0]?.owed ?? 0n);
}

/** What the entries after a day changed on the payer's receivables. */
async function changeAfter(
  store: Store,
  { owner, day }: { owner: PayerCurrency; day: CalendarDate },
  moment: OneMoment,
): Promise<bigint> {
  const rows = await store.collections.journal
    .aggregate<{ change: bigint }>(
      [
        { $match: { ...owner, occurredOn: { $gt: day } } },
        { $unwind: '$postings' },
        { $match: { 'postings.account': /^receivable:/ } },
        { $group: { _id: null, change: { $sum: '$postings.amount' } } },
      ],
      { ...moment, hint: 'statement' },
    )
    .toArray();
  return BigInt(rows[0]?.change ?? 0n);
}

/** First and last day of a page of the newest; null when there is nothing on it. */
async function daysOfPage(
  store: Store,
  { owner, skip, limit }: { owner: PayerCurrency; skip: number; limit: number },
  moment: OneMoment,
): Promise<{ newest: CalendarDate; oldest: CalendarDate } | null> {
  const days = await store.collections.journal
    .find(owner, { ...moment, hint: 'statement', projection: { _id: 0, occurredOn: 1 } })
    .sort({ occurredOn: -1 })
    .skip(skip)
    .limit(limit)
    .toArray();
  const newest = days[0]?.occurredOn;
  const oldest = days.at(-1)?.occurredOn;
  return newest === undefined || oldest === undefined ? null : { newest, oldest };
}

/**
 * Everything booked for a payer on the days of one page, all as of one moment. Only these entries
 * are read; what was owed then follows backwards from what the invoices owe now.
 */
export async function readDaysOfPage(
  store: Store,
  owner: PayerCurrency,
  page: { skip: number; limit: number },
): Promise<DaysOfEntries> {
  const moment = startOneMoment(store);
  const { journal } = store.collections;
  try {
    const now = await owedNow(store, owner, moment);
    const total = await journal.countDocuments(owner, { ...moment, hint: 'statement' });
    const days = await daysOfPage(store, { owner, ...page }, moment);
    if (days === null) return { total, newer: total, entries: [], owedNow: now, owedAfter: now };
    const { newest, oldest } = days;
    const after = { ...owner, occurredOn: { $gt: newest } };
    // The first page begins on the newest day.
    const isFirst = page.skip === 0;
    const newer = isFirst
      ? 0
      : await journal.countDocuments(after, { ...moment, hint: 'statement' });
    const change = newer === 0 ? 0n : await changeAfter(store, { owner, day: newest }, moment);
    const found = await journal
      .find({ ...owner, occurredOn: { $gte: oldest, $lte: newest } }, { ...moment })
      .hint('statement')
      .toArray();
    return { total, newer, entries: found.map(fromStored), owedNow: now, owedAfter: now - change };
  } finally {
    await moment.session.endSession();
  }
}
