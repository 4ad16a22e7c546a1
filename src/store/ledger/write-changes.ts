import type {
  AnyBulkWriteOperation,
  ClientSession,
  Collection,
  Document,
  OptionalUnlessRequiredId,
} from 'mongodb';
import type { Change } from '../../domain/books/plan.js';
import { bookedAgain, type Marked } from '../../domain/forgetting/forgotten-mark.js';
import type { Store } from '../connection.js';
import { changedFields, toStored } from '../stored.js';

/** The world moved between reading and writing; thrown inside a transaction, it undoes all of it. */
export class StalePlan extends Error {
  override readonly name = 'StalePlan';
}

type Versioned = { id: string; seq: bigint; importing?: true } & Marked;
type VersionedDocument = Document & { _id: string };

/** Many changes of one document become one: from what is stored to what it ends as. */
export function merged<Value extends Versioned>(
  changes: readonly Change<Value>[],
): Change<Value>[] {
  const byId = new Map<string, Change<Value>>();
  for (const change of changes) {
    const first = byId.get(change.after.id);
    byId.set(change.after.id, {
      before: first ? first.before : change.before,
      after: change.after,
    });
  }
  return [...byId.values()];
}

/** Only while the document is what the plan was made from. */
function updateFor<Value extends Versioned>(before: Value, after: Value) {
  // A mark that came or went meanwhile makes the plan as stale as another change.
  const { importing = null, forgotten = null } = before;
  const changed = changedFields(before, after);
  return {
    filter: { _id: before.id, seq: before.seq, importing, forgotten },
    // In the same write, so that words which are booked on somebody forgotten are found.
    update: {
      $set: forgotten === null ? changed : { ...changed, forgotten: bookedAgain(forgotten) },
    },
  };
}

function operationFor<Value extends Versioned>({
  before,
  after,
}: Change<Value>): AnyBulkWriteOperation<VersionedDocument> {
  if (before === null) return { insertOne: { document: toStored(after) } };
  return { updateOne: updateFor(before, after) };
}

async function writeOne<Value extends Versioned>(
  collection: Collection<VersionedDocument>,
  { before, after }: Change<Value>,
  session: ClientSession,
): Promise<void> {
  if (before === null) {
    await collection.insertOne(toStored(after), { session });
    return;
  }
  const { filter, update } = updateFor(before, after);
  const { matchedCount } = await collection.updateOne(filter, update, { session });
  if (matchedCount !== 1) throw new StalePlan();
}

/**
 * Writes what the changes of a collection come to, in one command. One by itself, as an event of
 * a person has it, is sent without what the driver does to gather many: a twelfth of its time.
 * @throws StalePlan when a document is not what the plan was made from
 */
export async function writeChanges<Value extends Versioned>(
  { db }: Store,
  write: {
    in: 'credit_notes' | 'payments' | 'invoices' | 'accounts' | 'job_parts';
    changes: readonly Change<Value>[];
  },
  session: ClientSession,
): Promise<void> {
  const final = merged(write.changes);
  const [first] = final;
  if (first === undefined) return;
  const collection = db.collection<VersionedDocument>(write.in);
  if (final.length === 1) {
    await writeOne(collection, first, session);
    return;
  }
  const result = await collection.bulkWrite(final.map(operationFor), { session, ordered: true });
  const updates = final.filter((change) => change.before !== null).length;
  if (result.matchedCount !== updates || result.insertedCount !== final.length - updates) {
    throw new StalePlan();
  }
}

/** Inserts documents in one command, one by itself as {@link writeChanges} does. */
export async function insertAll<Stored extends Document>(
  collection: Collection<Stored>,
  documents: readonly OptionalUnlessRequiredId<Stored>[],
  session: ClientSession,
): Promise<void> {
  const [first] = documents;
  if (first === undefined) return;
  if (documents.length === 1) await collection.insertOne(first, { session });
  else await collection.insertMany(documents, { session });
}
