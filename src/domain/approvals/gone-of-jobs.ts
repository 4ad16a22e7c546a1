import type { GivenItem } from './given-alone.js';

/** What a job gave and is with the club again: voided unspent, or a refund that failed. Minor units. */
export type GoneOfJob = { jobId: string; currency: string; amount: bigint; givenAt: Date };

/** A job of several rounds has an item for each. */
function jobIdOf({ entryId }: GivenItem): string {
  return entryId.split(':')[0] ?? '';
}

/**
 * The items of a person's jobs without what of them is with the club again: it does not count. What
 * was given before the first item that counts belongs to a round that does not.
 */
export function withoutGone(items: readonly GivenItem[], gone: readonly GoneOfJob[]): GivenItem[] {
  const since = new Map<string, Date>();
  for (const item of items) {
    const jobId = jobIdOf(item);
    const first = since.get(jobId);
    if (first === undefined || item.at < first) since.set(jobId, item.at);
  }
  const left = new Map<string, bigint>();
  for (const { jobId, currency, amount, givenAt } of gone) {
    const first = since.get(jobId);
    if (first === undefined || givenAt < first) continue;
    const key = `${jobId} ${currency}`;
    left.set(key, (left.get(key) ?? 0n) + amount);
  }
  return items.map((item) => {
    const key = `${jobIdOf(item)} ${item.currency}`;
    const own = left.get(key) ?? 0n;
    const taken = own < item.amount ? own : item.amount;
    left.set(key, own - taken);
    return { ...item, amount: item.amount - taken };
  });
}

/** The jobs of these items, each once. */
export function jobsOfItems(items: readonly GivenItem[]): string[] {
  return [...new Set(items.map(jobIdOf))];
}
