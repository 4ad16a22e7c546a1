import { givenByAll } from '../../domain/approvals/given.js';
import {
  addedUpMs,
  type GivenAlone,
  type GivenItem,
  recentItems,
} from '../../domain/approvals/given-alone.js';
import { grouped } from '../../domain/books/grouped.js';
import type { JournalEntry } from '../../domain/books/journal-entry.js';
import { findEntriesBy } from '../../store/approvals/entries-by.js';
import { formKey } from '../books/form-key.js';
import { recordedElsewhereKey } from '../books/recorded-elsewhere.js';
import type { Desk } from '../desk.js';
import { givenItemOf } from './given-item.js';

/** What a provider had sent already is written down; nobody gives it by that. */
function isWrittenDown({ id }: JournalEntry): boolean {
  return id.startsWith(formKey(recordedElsewhereKey));
}

/** The acts that are not among those that were added up when they were booked. */
function unnoted(entries: readonly JournalEntry[], noted: readonly GivenItem[]): GivenItem[] {
  const instants = new Set(noted.map(({ at }) => at.getTime()));
  const acts = grouped(entries, ({ recordedAt }) => recordedAt.getTime());
  return [...acts].flatMap(([instant, own]) => {
    const { amount } = givenByAll(own);
    const at = new Date(instant);
    return instants.has(instant) || amount === 0n ? [] : [givenItemOf(own, amount, at)];
  });
}

/**
 * By payer, all that one person gave alone within the day before: what was added up as it was booked,
 * and what was booked while there was no threshold, which only the journal tells.
 */
export async function readCountedItems(
  desk: Desk,
  { payerIds, requesterId, now }: { payerIds: readonly string[]; requesterId: string; now: Date },
  known: readonly GivenAlone[],
): Promise<Map<string, GivenItem[]>> {
  const since = new Date(now.getTime() - addedUpMs);
  const of = { clubId: desk.club.id, payerIds, actorId: requesterId, since };
  const entries = (await findEntriesBy(desk.store, of)).filter((entry) => !isWrittenDown(entry));
  const byPayer = grouped(entries, ({ payerId }) => payerId);
  const alone = new Map(known.map((one) => [one.payerId, one]));
  return new Map(
    payerIds.map((payerId) => {
      const noted = recentItems(alone.get(payerId) ?? null, now);
      return [payerId, [...noted, ...unnoted(byPayer.get(payerId) ?? [], noted)]];
    }),
  );
}
