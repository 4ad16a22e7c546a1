import type { LineReckoning } from './jobs/job-part.js';

/** What a part was given before for what it is about, on all its lines; minor units. */
export function alreadyGiven({ reckoning }: { reckoning: readonly LineReckoning[] }): bigint {
  return reckoning.reduce((sum, line) => sum + line.alreadyGiven, 0n);
}
