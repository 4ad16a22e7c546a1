import type { Store } from '../connection.js';
import type { OutboxRow } from './outbox-row.js';

/** What became of an attempt at a message. `nextAttemptAt` null: it is given up. */
export type Outcome =
  | { kind: 'sent'; deliveredAs: string; sentTo?: string | undefined; now: Date }
  | { kind: 'failed'; error: string; nextAttemptAt: Date | null; doubted?: boolean; now: Date };

export type Mark = { row: OutboxRow; outcome: Outcome };

function changeOf(row: OutboxRow, outcome: Outcome): Partial<OutboxRow> {
  if (outcome.kind === 'sent') {
    const { deliveredAs, sentTo, now } = outcome;
    const isMail = row.lane === 'mail' || row.lane === 'link';
    return {
      ...{ state: 'sent', deliveredAs, claimedUntil: null, lastError: null },
      ...(sentTo === undefined ? {} : { sentTo }),
      ...(isMail ? { acceptedAt: now } : { sentAt: now }),
    };
  }
  const { error: lastError, nextAttemptAt, doubted = false, now: givenUpAt } = outcome;
  return {
    ...{ lastError, claimedUntil: null, ...(doubted ? { doubted } : {}) },
    ...(nextAttemptAt === null
      ? { state: 'given-up', givenUpAt }
      : { state: 'ready', nextAttemptAt }),
  };
}

/** Of a message that somebody else claimed meanwhile nothing is written. */
function markOf({ row, outcome }: Mark) {
  const filter = { _id: row.id, state: 'sending' as const, attempts: row.attempts };
  return { filter, update: { $set: changeOf(row, outcome) } };
}

export async function markMessage({ collections }: Store, mark: Mark): Promise<void> {
  const { filter, update } = markOf(mark);
  await collections.outbox.updateOne(filter, update);
}

/** The same for several messages in one round trip. */
export async function markMessages({ collections }: Store, marks: readonly Mark[]): Promise<void> {
  const updates = marks.map((mark) => ({ updateOne: markOf(mark) }));
  await collections.outbox.bulkWrite(updates, { ordered: false });
}
