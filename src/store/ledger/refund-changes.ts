import type { ClientSession } from 'mongodb';
import type { Change } from '../../domain/books/plan.js';
import type { Refund } from '../../domain/refunds/refund.js';
import type { Store } from '../connection.js';
import { changedFields, toStored } from '../stored.js';
import { merged, StalePlan } from './write-changes.js';

/**
 * Writes refunds in the transaction of the entries that ask for them or move them, each on condition
 * that it is what the plan was made from. @throws StalePlan
 */
export async function writeRefunds(
  { models }: Store,
  changes: readonly Change<Refund>[],
  session: ClientSession,
): Promise<void> {
  const final = merged(changes);
  if (final.length === 0) return;
  const options = { session, ordered: true };
  const { insertedCount, matchedCount } = await models.refunds.bulkWrite(
    final.map(operationFor),
    options,
  );
  const fresh = final.filter(({ before }) => before === null).length;
  if (insertedCount !== fresh || matchedCount !== final.length - fresh) throw new StalePlan();
}

function operationFor({ before, after }: Change<Refund>) {
  if (before === null) return { insertOne: { document: toStored(after) } };
  const filter = { _id: before.id, seq: before.seq };
  return { updateOne: { filter, update: { $set: changedFields(before, after) } } };
}
