import type { BooksDifference } from '../../domain/books/difference.js';
import { createTrailCheck, type PlacedEvent } from '../../domain/trail/check-trail.js';
import type { Store } from '../connection.js';
import { digestOf } from '../ledger/digest.js';
import { eventOf, type StoredEvent } from './stored-event.js';
import { trailSeries } from './write-event.js';

function placed(stored: StoredEvent): PlacedEvent {
  const { number = 0n, previous = null, digest = '' } = stored;
  return { ...eventOf(stored), number, previous, digest };
}

/**
 * Follows the events of a club by their numbers: none is missing, was added or altered. What came
 * after the newest number that was read is left to the next look.
 */
export async function auditTrail(
  { collections }: Store,
  clubId: string,
  breathe: () => Promise<void>,
): Promise<BooksDifference[]> {
  const { counters, audit_events } = collections;
  const last = (await counters.findOne({ _id: trailSeries(clubId) }))?.value ?? 0n;
  const check = createTrailCheck(digestOf);
  const differences: BooksDifference[] = [];
  const numbered = { clubId, number: { $gt: 0n, $lte: last } };
  for await (const stored of audit_events.find(numbered).sort({ number: 1 }).hint('number')) {
    differences.push(...check.follow(placed(stored)));
    await breathe();
  }
  return [...differences, ...check.end(last)];
}
