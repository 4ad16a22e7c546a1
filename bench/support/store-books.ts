import type { Collection, Document, OptionalUnlessRequiredId } from 'mongodb';
import type { ChainedPlan } from '../../src/domain/books/plan.js';
import type { Store } from '../../src/store/connection.js';
import { toStored } from '../../src/store/stored.js';
import { chunks, inLanes } from './lanes.js';

const batchSize = 1_000;

async function insertAll<Value extends Document>(
  collection: Collection<Value>,
  documents: readonly OptionalUnlessRequiredId<Value>[],
): Promise<void> {
  await inLanes(chunks(documents, batchSize), 2, (batch) =>
    collection.insertMany(batch, {
      ordered: false,
      bypassDocumentValidation: true,
    }),
  );
}

/** What the plans leave behind, each document as the last plan left it. */
function lastOf<Value extends { id: string }>(
  changes: readonly ({ after: Value } | undefined)[],
): Value[] {
  const last = new Map<string, Value>();
  for (const change of changes) if (change !== undefined) last.set(change.after.id, change.after);
  return [...last.values()];
}

/** Stores books that were planned in memory, as fast as they can be: this is not measured. */
export async function storeBooks(store: Store, plans: readonly ChainedPlan[]): Promise<void> {
  const { journal, invoices, accounts, payments, credit_notes: notes } = store.collections;
  const entries = plans.flatMap(({ entry }) => (entry === null ? [] : [toStored(entry)]));
  await insertAll(journal, entries);
  await insertAll(invoices, lastOf(plans.map((plan) => plan.invoice)).map(toStored));
  await insertAll(accounts, lastOf(plans.map((plan) => plan.account)).map(toStored));
  await insertAll(payments, lastOf(plans.map((plan) => plan.payment)).map(toStored));
  await insertAll(notes, lastOf(plans.flatMap((plan) => plan.creditNotes)).map(toStored));
}
