import { countWaiting } from '../../store/sweep/sweep-queue.js';
import type { SweepRun } from '../../store/sweep/sweep-run.js';
import { findUntoldRuns, tellRun } from '../../store/sweep/sweep-runs.js';
import type { Desk } from '../desk.js';
import { noticesToFinance } from '../notices/notices-to-finance.js';

/** A run that gave no sign of life for so long has lost its process. */
const silentMs = 60_000;

/** How often a run says that it goes on. */
export const signOfLifeMs = 15_000;

/**
 * Ends a run: its sums come from what it stored, and the finance channel gets one summary when
 * credit was used. Null when all was told before.
 */
export async function endRun(
  desk: Desk,
  runId: string,
  outcome: { failed?: number } = {},
): Promise<SweepRun | null> {
  const ended = await tellRun(desk.store, {
    ...outcome,
    runId,
    now: desk.now(),
    waiting: await countWaiting(desk.store, desk.club.id),
    messages: (run) => {
      if (run.usedOn === 0) return [];
      const { looked, usedOn, waiting, failed, amounts } = run;
      const key = run.summaries === 0 ? `sweep:${runId}` : `sweep:${runId}:${run.summaries + 1}`;
      const facts = { runId, looked, usedOn, waiting, failed, amounts };
      return noticesToFinance(desk, key, [{ kind: 'sweep-summary', ...facts }]);
    },
  });
  if (ended !== null && ended.told > 0) desk.wake('outbox');
  return ended?.run ?? null;
}

/** Tells what runs did whose process died, or that went on after they were taken for dead. */
export async function endSilentRuns(desk: Desk): Promise<void> {
  for (const runId of await findUntoldRuns(desk.store, desk.club.id, silentMs)) {
    await endRun(desk, runId);
  }
}
