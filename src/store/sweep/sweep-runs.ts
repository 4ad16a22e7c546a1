import { type Store, withSession } from '../connection.js';
import type { OutboxRow } from '../outbox/outbox-row.js';
import { fromStored, toStored } from '../stored.js';
import type { SweepPage, SweepRun, SweepUse } from './sweep-run.js';

export async function storeSweepRun(store: Store, run: SweepRun): Promise<void> {
  await store.collections.sweep_runs.insertOne(toStored(run));
}

export async function findSweepRuns(
  store: Store,
  clubId: string,
  limit: number,
): Promise<SweepRun[]> {
  const found = await store.collections.sweep_runs
    .find({ clubId, kind: 'run' })
    .sort({ startedAt: -1 })
    .limit(limit)
    .toArray();
  return found.flatMap((document) => (document.kind === 'run' ? [fromStored(document)] : []));
}

/** The newest runs that had something to do; most minutes have nothing. */
export async function findBusyRuns(
  store: Store,
  clubId: string,
  limit: number,
): Promise<SweepRun[]> {
  const found = await store.collections.sweep_runs
    .find({ clubId, kind: 'run', looked: { $gt: 0 } })
    .sort({ startedAt: -1 })
    .limit(limit)
    .toArray();
  return found.flatMap((document) => (document.kind === 'run' ? [fromStored(document)] : []));
}

/** Runs whose process died before it could tell what it did. */
export async function findUnfinishedRuns(
  store: Store,
  clubId: string,
  startedBefore: Date,
): Promise<SweepRun[]> {
  const found = await store.collections.sweep_runs
    .find({ clubId, kind: 'run', startedAt: { $lt: startedBefore }, finishedAt: null })
    .sort({ startedAt: -1 })
    .limit(20)
    .toArray();
  return found.flatMap((document) => (document.kind === 'run' ? [fromStored(document)] : []));
}

export async function findSweepPages(store: Store, runId: string): Promise<SweepPage[]> {
  const found = await store.collections.sweep_runs.find({ runId }).toArray();
  return found.flatMap((document) => (document.kind === 'page' ? [fromStored(document)] : []));
}

export async function findSweepUses(
  store: Store,
  clubId: string,
  runId: string,
): Promise<SweepUse[]> {
  const pages = await findSweepPages(store, runId);
  return pages.filter((page) => page.clubId === clubId).flatMap((page) => page.uses);
}

/** Ends a run and stores what has to be told about it, together. False when it had ended. */
export async function finishSweepRun(
  store: Store,
  run: SweepRun,
  outbox: readonly OutboxRow[],
): Promise<boolean> {
  return withSession(store, (session) =>
    session.withTransaction(async () => {
      const { _id, ...fields } = toStored(run);
      const ended = await store.collections.sweep_runs.updateOne(
        { _id, finishedAt: null },
        { $set: fields },
        { session },
      );
      if (ended.matchedCount === 0) return false;
      if (outbox.length > 0) {
        await store.collections.outbox.insertMany(outbox.map(toStored), { session });
      }
      return true;
    }),
  );
}
