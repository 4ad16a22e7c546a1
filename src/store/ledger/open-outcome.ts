import type { JournalEntry } from '../../domain/books/journal-entry.js';

/** A form's booking of which nobody knows yet whether it was made. `id` is its operation id. */
export type OpenOutcome = {
  id: string;
  clubId: string;
  payerId: string;
  /** Who sent the form and is told. */
  userId: string;
  /** What was sent, in one transaction. */
  entries: readonly JournalEntry[];
  sentAt: Date;
};
