import type { DeskEvent } from '../../domain/trail/audit-event.js';
import type { Store } from '../connection.js';
import { writeEvent } from '../trail/write-event.js';
import { inTransaction } from '../transaction.js';

/** Makes a given-up message ready again; false when it was no longer, or its text is gone. */
export function sendAgain(
  store: Store,
  { id, clubId, now, event }: { id: string; clubId: string; now: Date; event: DeskEvent },
): Promise<boolean> {
  return inTransaction(store, async (session) => {
    const { matchedCount } = await store.collections.outbox.updateOne(
      { _id: id, clubId, state: 'given-up', textGoneAt: null },
      {
        $set: {
          ...{ state: 'ready', attempts: 0, nextAttemptAt: now, doubted: false },
          givenUpAt: null,
        },
      },
      { session },
    );
    if (matchedCount === 1) await writeEvent(store, event, session);
    return matchedCount === 1;
  });
}
