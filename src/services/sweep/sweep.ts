import { randomUUID } from 'node:crypto';
import { countDue, countWaiting } from '../../store/sweep/sweep-queue.js';
import type { SweepRun } from '../../store/sweep/sweep-run.js';
import { keepRunAlive, storeSweepRun } from '../../store/sweep/sweep-runs.js';
import type { Desk } from '../desk.js';
import { type SweptPage, sweepPage } from './sweep-page.js';
import { createPageSource, type PageSource } from './sweep-pages.js';
import { tellFailedInvoices } from './tell-failed-invoices.js';
import { endRun, endSilentRuns, signOfLifeMs } from './tell-run.js';

export type SweepOptions = {
  trigger: SweepRun['trigger'];
  /** Pages in work at the same time: one is read and planned while another is written. */
  lanes?: number;
  /** Invoices in one transaction; 200 keeps a person's own event quick beside it. */
  pageSize?: number;
  random?: () => number;
  /** Asked between pages; a stopped sweep goes on at the next run. */
  stopped?: () => boolean;
};

const defaults = { lanes: 2, pageSize: 200, random: Math.random, stopped: () => false };

type Settings = typeof defaults;

async function runLane(
  desk: Desk,
  source: PageSource,
  settings: Settings,
  runId: string,
): Promise<SweptPage[]> {
  const outcomes: SweptPage[] = [];
  while (!settings.stopped()) {
    const page = await source.next();
    if (page.length === 0) break;
    const { stopped } = settings;
    const run = { runId, pageId: `${runId}:${randomUUID()}`, stopped };
    const outcome = await sweepPage(desk, page, run);
    outcomes.push(outcome);
    if (outcome.met) source.leave();
  }
  return outcomes;
}

/** Passes over the queue until it is empty or a pass wrote nothing; the ids of what failed. */
async function runPasses(desk: Desk, settings: Settings, runId: string): Promise<string[]> {
  let failed: string[] = [];
  while (!settings.stopped()) {
    const source = await createPageSource(desk, settings);
    const lanes = Array.from({ length: settings.lanes }, () =>
      runLane(desk, source, settings, runId),
    );
    const outcomes = (await Promise.all(lanes)).flat();
    failed = outcomes.flatMap((outcome) => outcome.failed);
    // When other processes wrote every page of this pass, invoices of other ranges may be due.
    const met = outcomes.some((outcome) => outcome.met);
    if (outcomes.every(({ looked }) => looked === 0) && (!met || failed.length > 0)) break;
  }
  return failed;
}

/** Works through the queue while the run says that it is alive. */
async function runAlive(desk: Desk, settings: Settings, runId: string): Promise<string[]> {
  const signs = setInterval(() => {
    keepRunAlive(desk.store, runId).catch((error) =>
      desk.log.error({ err: error, runId }, 'the sweep could not say that it goes on'),
    );
  }, signOfLifeMs);
  try {
    return await runPasses(desk, settings, runId);
  } finally {
    clearInterval(signs);
  }
}

/**
 * Spends account credit on every due auto-collect invoice and marks each done. Level-triggered: a
 * missed, doubled or killed run costs time only. Safe in several processes at once; each invoice
 * is applied exactly once, and what was done is counted from what was stored.
 */
export async function runSweep(desk: Desk, options: SweepOptions): Promise<SweepRun> {
  const { trigger, ...chosen } = options;
  const settings = { ...defaults, ...chosen };
  await endSilentRuns(desk);
  const now = desk.now();
  const run: SweepRun = {
    id: randomUUID(),
    kind: 'run',
    clubId: desk.club.id,
    startedAt: now,
    finishedAt: null,
    trigger,
    looked: 0,
    usedOn: 0,
    waiting: 0,
    failed: 0,
    amounts: [],
    holder: `${process.pid}`,
    aliveAt: now,
    summaries: 0,
  };
  if ((await countDue(desk.store, desk.club.id, 1)) === 0) {
    const waiting = await countWaiting(desk.store, desk.club.id);
    const idle = { ...run, waiting, finishedAt: now };
    await storeSweepRun(desk.store, idle);
    return idle;
  }
  await storeSweepRun(desk.store, { ...run, untold: true });
  const failed = await runAlive(desk, settings, run.id);
  await tellFailedInvoices(desk, failed);
  return (await endRun(desk, run.id, { failed: failed.length })) ?? run;
}
