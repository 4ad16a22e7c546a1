import type { AnyBulkWriteOperation, ClientSession, Collection, Document } from 'mongodb';
import { OutcomeUnknown } from '../../domain/books/outcome-unknown.js';
import { type ChainedPlan, type Change, entriesOf } from '../../domain/books/plan.js';
import { requireComplete } from '../../domain/books/require-complete.js';
import type { Store } from '../connection.js';
import { codeOf, errorCode } from '../database-error.js';
import { markPayer, type PayerMark } from '../import/unfinished-payers.js';
import type { OutboxRow } from '../outbox/outbox-row.js';
import { changedFields, toStored } from '../stored.js';
import type { SweepPage } from '../sweep/sweep-run.js';
import { CommitInDoubt, inTransaction } from '../transaction.js';

/**
 * `duplicate`: a document with the same key exists, so this or another event took the key.
 * `stale`: the world moved between reading and writing. In both cases nothing was written.
 */
export type CommitResult =
  | { kind: 'committed' }
  | { kind: 'duplicate'; collection: string }
  | { kind: 'stale' };

class StalePlan extends Error {}

type Versioned = { id: string; seq: bigint; importing?: true };
type VersionedDocument = Document & { _id: string };

/** What is written in the same transaction. */
export type Beside = {
  outbox: readonly OutboxRow[];
  sweepPage?: SweepPage;
  payerMark?: PayerMark;
};

/** Many changes of one document become one: from what is stored to what it ends as. */
function merged<Value extends Versioned>(changes: readonly Change<Value>[]): Change<Value>[] {
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

function operationFor<Value extends Versioned>(
  change: Change<Value>,
): AnyBulkWriteOperation<VersionedDocument> {
  const { before, after } = change;
  if (before === null) return { insertOne: { document: toStored(after) } };
  // A mark that came or went meanwhile makes the plan as stale as another change.
  const importing = before.importing ?? null;
  const filter = { _id: before.id, seq: before.seq, importing };
  return { updateOne: { filter, update: { $set: changedFields(before, after) } } };
}

async function writeChanges<Value extends Versioned>(
  collection: Collection<VersionedDocument>,
  changes: readonly Change<Value>[],
  session: ClientSession,
): Promise<void> {
  const final = merged(changes);
  if (final.length === 0) return;
  const result = await collection.bulkWrite(final.map(operationFor), { session, ordered: true });
  const updates = final.filter((change) => change.before !== null).length;
  if (result.matchedCount !== updates || result.insertedCount !== final.length - updates) {
    throw new StalePlan();
  }
}

async function writeJournal(
  { collections }: Store,
  plans: readonly ChainedPlan[],
  session: ClientSession,
): Promise<void> {
  const entries = plans.flatMap(entriesOf).map(toStored);
  if (entries.length > 0) await collections.journal.insertMany(entries, { session });
}

async function writeBeside(
  { collections }: Store,
  { outbox, sweepPage }: Beside,
  session: ClientSession,
): Promise<void> {
  if (outbox.length > 0) await collections.outbox.insertMany(outbox.map(toStored), { session });
  if (sweepPage !== undefined) {
    await collections.sweep_runs.insertOne(toStored(sweepPage), { session });
  }
}

async function writeDocuments(
  { db }: Store,
  plans: readonly ChainedPlan[],
  session: ClientSession,
): Promise<void> {
  const notes = plans.flatMap((plan) => plan.creditNotes);
  await writeChanges(db.collection<VersionedDocument>('credit_notes'), notes, session);
  await writeChanges(
    db.collection<VersionedDocument>('payments'),
    present(plans, 'payment'),
    session,
  );
  await writeChanges(
    db.collection<VersionedDocument>('invoices'),
    present(plans, 'invoice'),
    session,
  );
  // The account last: it is what others want most, so it is held for the shortest time.
  await writeChanges(
    db.collection<VersionedDocument>('accounts'),
    present(plans, 'account'),
    session,
  );
}

function present<Key extends 'payment' | 'invoice' | 'account'>(
  plans: readonly ChainedPlan[],
  key: Key,
): NonNullable<ChainedPlan[Key]>[] {
  return plans.flatMap((plan) => {
    const change = plan[key];
    return change === undefined ? [] : [change];
  });
}

/** The server names the collection as `database.collection` in the error's text. */
function duplicateIn(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  return /collection: [^.\s]+\.(\S+)/.exec(message)?.[1] ?? 'unknown';
}

function requireWhole({ invoice, account }: ChainedPlan): void {
  requireComplete({ invoice: invoice?.before, account: account?.before });
}

/**
 * Writes the plans whole, in one transaction, with what has to be told about them.
 * @throws CreditError `being-imported`; OutcomeUnknown; anything that is thrown but that one means
 * that nothing was written
 */
export async function commitPlans(
  store: Store,
  plans: readonly ChainedPlan[],
  beside: Beside = { outbox: [] },
): Promise<CommitResult> {
  // Only the import brings a mark, and may write what is marked.
  if (beside.payerMark === undefined) plans.forEach(requireWhole);
  let atJournal = true;
  try {
    await inTransaction(store, async (session) => {
      // The journal first: a repeated request is found before anything else is written.
      atJournal = true;
      await writeJournal(store, plans, session);
      atJournal = false;
      await writeBeside(store, beside, session);
      await writeDocuments(store, plans, session);
      if (beside.payerMark !== undefined) await markPayer(store, beside.payerMark, session);
    });
    return { kind: 'committed' };
  } catch (error) {
    if (error instanceof StalePlan) return { kind: 'stale' };
    if (codeOf(error) === errorCode.duplicateKey) {
      return { kind: 'duplicate', collection: duplicateIn(error) };
    }
    // A key in the hands of a transaction that does not end: perhaps this booking, sent before.
    const isContested = atJournal && codeOf(error) === errorCode.writeConflict;
    if (error instanceof CommitInDoubt || isContested) {
      throw new OutcomeUnknown(plans.flatMap(entriesOf), error);
    }
    throw error;
  }
}
