import { setTimeout as pause } from 'node:timers/promises';

const firstPauseMs = 10;

/**
 * Waits a moment before a plan is made anew, longer each time and none before the first try. What
 * another has just committed is read at once, but a transaction sees it only when a majority has it:
 * tries without a pause would all be over by then.
 * @param attempt from 1
 */
export async function pauseBeforeTry(attempt: number): Promise<void> {
  if (attempt > 1) await pause(firstPauseMs * 2 ** (attempt - 2));
}
