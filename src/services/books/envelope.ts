import type { Promised } from '../../domain/books/promise.js';
import type { Actor } from '../../domain/people/actor.js';
import type { RequestChange } from '../../store/approvals/request-changes.js';
import type { OutboxRow } from '../../store/outbox/outbox-row.js';

/** What a second person's part in it is. */
export type Approval =
  /** It is planned to be looked at, and books nothing; `askedAt`: since when it waits. */
  | { kind: 'look'; said: Promised; askedAt: Date }
  /**
   * Somebody approved it, who was told `said`; the request ends in the same transaction. `seenUpTo`:
   * until when they were told what was booked like it.
   */
  | {
      kind: 'approved';
      by: string;
      said: Promised;
      seenUpTo?: Date | undefined;
      requestChange: RequestChange;
      outbox: readonly OutboxRow[];
    };

/**
 * What every write brings along. `operationId` is minted when a form opens: the same id with the
 * same inputs gets the stored answer again, and is never booked twice.
 */
export type Envelope = {
  actor: Actor;
  operationId: string;
  approval?: Approval;
  /**
   * The person can be asked about what looks like the same, and was about all that was done until
   * then; null: about nothing yet. Left out where nobody can be asked.
   */
  askedUpTo?: Date | null;
};
