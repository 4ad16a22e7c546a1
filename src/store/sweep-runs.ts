import type { Store } from './connection.js';
import { fromStored, toStored } from './stored.js';
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
