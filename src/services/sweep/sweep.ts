import { randomUUID } from 'node:crypto';
import { countDue, countWaiting } from '../../store/sweep/sweep-queue.js';
import type { SweepRun, SweepUse } from '../../store/sweep/sweep-run.js';
import {
  findSweepPages,
  findUnfinishedRuns,
  finishSweepRun,
  storeSweepRun,
} from '../../store/sweep/sweep-runs.js';
import { outboxFor } from '../books/book-event.js';
import type { Desk } from '../desk.js';
import { type PageOutcome, type SweptPage, sweepPage } from './sweep-page.js';
import { createPageSource, type PageSource } from './sweep-pages.js';

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

/** A run without an end that began this long ago has lost its process. */
const abandonedAfterMs = 5 * 60_000;

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
    const run = { runId, pageId: `${runId}:${randomUUID()}` };
    const outcome = await sweepPage(desk, page, run);
    outcomes.push(outcome);
    if (outcome.met) source.leave();
  }
  return outcomes;
}

/** Passes over the queue until it is empty or a pass got nowhere. */
async function runPasses(desk: Desk, settings: Settings, runId: string): Promise<PageOutcome> {
  const total: PageOutcome = { looked: 0, uses: [], failed: 0 };
  while (!settings.stopped()) {
    const source = await createPageSource(desk, settings);
    const lanes = Array.from({ length: settings.lanes }, () =>
      runLane(desk, source, settings, runId),
    );
    const outcomes = (await Promise.all(lanes)).flat();
    const looked = outcomes.reduce((sum, outcome) => sum + outcome.looked, 0);
    total.looked += looked;
    total.failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
    total.uses.push(...outcomes.flatMap((outcome) => outcome.uses));
    // Where others were quicker on all of a pass, there may be more to do elsewhere.
    const met = outcomes.some((outcome) => outcome.met);
    if (looked === 0 && (!met || total.failed > 0)) break;
  }
  return total;
}

function amountsOf(uses: readonly SweepUse[]): SweepRun['amounts'] {
  const sums = new Map<string, bigint>();
  for (const { currency, amount } of uses) {
    sums.set(currency, (sums.get(currency) ?? 0n) + amount);
  }
  return [...sums].map(([currency, amount]) => ({ currency, amount }));
}

async function endRun(desk: Desk, run: SweepRun, outcome: PageOutcome): Promise<SweepRun> {
  const { looked, uses, failed } = outcome;
  const ended: SweepRun = {
    ...run,
    finishedAt: desk.now(),
    looked,
    usedOn: uses.length,
    waiting: await countWaiting(desk.store, desk.club.id),
    failed,
    amounts: amountsOf(uses),
  };
  const { id: runId, usedOn, waiting, amounts } = ended;
  const summary = {
    kind: 'sweep-summary',
    runId,
    looked,
    usedOn,
    waiting,
    failed,
    amounts,
  } as const;
  const outbox = usedOn === 0 ? [] : outboxFor(desk, `sweep:${runId}`, [summary]);
  const first = await finishSweepRun(desk.store, ended, outbox);
  if (first && outbox.length > 0) desk.wakeOutbox();
  return ended;
}

/** Tells what a killed run did, from the pages that it wrote. */
async function endAbandonedRuns(desk: Desk): Promise<void> {
  const before = new Date(desk.now().getTime() - abandonedAfterMs);
  for (const run of await findUnfinishedRuns(desk.store, desk.club.id, before)) {
    const pages = await findSweepPages(desk.store, run.id);
    await endRun(desk, run, {
      looked: pages.reduce((sum, page) => sum + page.looked, 0),
      uses: pages.flatMap((page) => page.uses),
      failed: 0,
    });
  }
}

/**
 * Spends account credit on every due auto-collect invoice and marks each done (design, section
 * 6). Level-triggered: a missed, doubled or killed run costs time only. Safe in several
 * processes at once; each invoice is applied exactly once.
 */
export async function runSweep(desk: Desk, options: SweepOptions): Promise<SweepRun> {
  const { trigger, ...chosen } = options;
  const settings = { ...defaults, ...chosen };
  await endAbandonedRuns(desk);
  const run: SweepRun = {
    id: randomUUID(),
    kind: 'run',
    clubId: desk.club.id,
    startedAt: desk.now(),
    finishedAt: null,
    trigger,
    looked: 0,
    usedOn: 0,
    waiting: 0,
    failed: 0,
    amounts: [],
    holder: `${process.pid}`,
  };
  if ((await countDue(desk.store, desk.club.id, 1)) === 0) {
    const waiting = await countWaiting(desk.store, desk.club.id);
    const idle = { ...run, waiting, finishedAt: desk.now() };
    await storeSweepRun(desk.store, idle);
    return idle;
  }
  await storeSweepRun(desk.store, run);
  return endRun(desk, run, await runPasses(desk, settings, run.id));
}
