import { setTimeout as pause } from 'node:timers/promises';

export type WaitOptions = { timeoutMs?: number };

const STEP_MS = 5;

/** Looks again and again until there is something; else fails with what was waited for. */
export async function waitFor<Found>(
  what: string,
  look: () => Found | undefined,
  timeoutMs: number,
): Promise<Found> {
  const until = performance.now() + timeoutMs;
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    if (performance.now() > until) throw new Error(`Waited ${timeoutMs} ms for ${what}.`);
    await pause(STEP_MS);
  }
}
