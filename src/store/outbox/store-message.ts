import type { AuditEvent } from '../../domain/trail/audit-event.js';
import type { Store } from '../connection.js';
import { toStored } from '../stored.js';
import { writeEvent } from '../trail/write-event.js';
import { inTransaction } from '../transaction.js';
import { newOutboxRow } from './outbox-row.js';

/** Stores a message with what the trail says of it, both or neither, and once for each id. */
export async function storeMessageWith(
  store: Store,
  { id, ...message }: { id: string } & Parameters<typeof newOutboxRow>[1],
  event: AuditEvent,
): Promise<void> {
  const { _id, ...fields } = toStored(newOutboxRow(id, message));
  await inTransaction(store, async (session) => {
    const { upsertedCount } = await store.collections.outbox.updateOne(
      { _id },
      { $setOnInsert: fields },
      { upsert: true, session },
    );
    if (upsertedCount === 1) await writeEvent(store, event, session);
  });
}
