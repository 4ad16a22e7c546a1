import type { ClientSession } from 'mongodb';
import type { Store } from '../connection.js';
import type { OutboxRow } from '../outbox/outbox-row.js';
import { fromStored, toStored } from '../stored.js';
import { inTransaction } from '../transaction.js';
import {
  addTotals,
  type SweepPage,
  type SweepRun,
  type SweepUse,
  sumOfPages,
} from './sweep-run.js';

/** Stores a run that is ended, or one that begins: alive from now, by the server's clock. */
export async function storeSweepRun(store: Store, run: SweepRun): Promise<void> {
  const { _id, aliveAt: _byTheServer, ...fields } = toStored(run);
  await store.collections.sweep_runs.updateOne(
    { _id },
    { $setOnInsert: fields, $currentDate: { aliveAt: true } },
    { upsert: true },
  );
}

/** Says that the run goes on. */
export async function keepRunAlive(store: Store, runId: string): Promise<void> {
  await store.collections.sweep_runs.updateOne(
    { _id: runId, untold: true },
    { $currentDate: { aliveAt: true } },
  );
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

/**
 * The ids of runs that have something to tell although nobody is at work on them: their process
 * gave no sign of life for `silentMs`, or a page was written after they were told.
 */
export async function findUntoldRuns(
  store: Store,
  clubId: string,
  silentMs: number,
): Promise<string[]> {
  const { sweep_runs } = store.collections;
  const silent = { $lt: ['$aliveAt', { $subtract: ['$$NOW', silentMs] }] };
  const [cutOff, pages] = await Promise.all([
    sweep_runs
      .find({ clubId, kind: 'run', untold: true, $expr: silent }, { hint: 'untold' })
      .toArray(),
    sweep_runs
      .find({ clubId, kind: 'page', untold: true }, { hint: 'untold', projection: { runId: 1 } })
      .toArray(),
  ]);
  const ofPages = [...new Set(pages.flatMap((page) => ('runId' in page ? [page.runId] : [])))];
  const ended = await sweep_runs
    .find({ _id: { $in: ofPages }, untold: { $exists: false } }, { projection: { _id: 1 } })
    .toArray();
  return [...new Set([...cutOff, ...ended].map(({ _id }) => _id))];
}

export async function findSweepUses(
  store: Store,
  clubId: string,
  runId: string,
): Promise<SweepUse[]> {
  const pages = await findPages(store, { runId });
  return pages.filter((page) => page.clubId === clubId).flatMap((page) => page.uses);
}

async function findPages(
  store: Store,
  filter: { runId: string; untold?: true },
  session?: ClientSession,
): Promise<SweepPage[]> {
  const options = session === undefined ? {} : { session };
  const found = await store.collections.sweep_runs.find(filter, options).toArray();
  return found.flatMap((document) => (document.kind === 'page' ? [fromStored(document)] : []));
}

export type RunEnding = {
  runId: string;
  now: Date;
  waiting: number;
  /** Undefined keeps what the run has. */
  failed?: number;
  /** The messages about the pages that were in no summary yet; `run` has these pages' sums. */
  messages: (run: SweepRun) => OutboxRow[];
};

/**
 * Ends a run and tells what it did, counted from the pages that it stored, each in one summary.
 * Null when there was nothing left to tell. Written whole or not at all; what throws is told by a
 * later run, if it is still untold.
 */
export async function tellRun(
  store: Store,
  ending: RunEnding,
): Promise<{ run: SweepRun; told: number } | null> {
  return inTransaction(store, (session) => tellInTransaction(store, ending, session));
}

async function tellInTransaction(
  store: Store,
  { runId, now, waiting, failed, messages }: RunEnding,
  session: ClientSession,
): Promise<{ run: SweepRun; told: number } | null> {
  const { sweep_runs, outbox } = store.collections;
  const stored = await sweep_runs.findOne({ _id: runId }, { session });
  const pages = await findPages(store, { runId, untold: true }, session);
  if (stored?.kind !== 'run' || (stored.untold === undefined && pages.length === 0)) return null;
  const { untold: _ended, ...before } = fromStored(stored);
  const news = { ...before, ...sumOfPages(pages), waiting, failed: failed ?? before.failed };
  const rows = messages(news);
  const totals = addTotals(before, news);
  const summaries = before.summaries + (rows.length > 0 ? 1 : 0);
  const run: SweepRun = { ...news, ...totals, summaries, finishedAt: now };
  const { _id, ...fields } = toStored(run);
  await sweep_runs.updateOne({ _id }, { $set: fields, $unset: { untold: true } }, { session });
  await sweep_runs.updateMany(
    { _id: { $in: pages.map((page) => page.id) } },
    { $unset: { untold: true } },
    { session },
  );
  if (rows.length > 0) await outbox.insertMany(rows.map(toStored), { session });
  return { run, told: rows.length };
}
