import type { Db } from 'mongodb';
import { collectionsOf } from '../../collections.js';

/**
 * Gives every invoice the time at which its issue was written down, from its first entry, within the
 * server. It follows from the journal alone, so a run that was killed can be done again.
 */
export async function upgradeIssueTimes(db: Db): Promise<void> {
  const { journal } = collectionsOf(db);
  const pipeline = [
    { $match: { kind: 'invoice.issued' } },
    { $project: { _id: '$refs.invoiceId', recordedAt: 1 } },
    { $merge: { into: 'invoices', on: '_id', whenMatched: 'merge', whenNotMatched: 'discard' } },
  ];
  await journal.aggregate(pipeline, { writeConcern: { w: 'majority' } }).toArray();
}
