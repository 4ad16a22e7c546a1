import type { JournalEntry } from './journal-entry.js';

/**
 * The database did not confirm a booking, and did not deny it either: its answer was lost, came
 * too late, or the majority of the servers lags. Neither "booked" nor "not booked" may be said
 * before it is settled. Everything else that is thrown by a booking means that nothing was booked
 * by it.
 */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
  /** What was sent in one transaction, so that either all of it is in the books or nothing. */
  readonly entries: readonly JournalEntry[];

  constructor(entries: readonly JournalEntry[], cause: unknown) {
    super('the database did not say whether this was booked', { cause });
    this.entries = entries;
  }
}
