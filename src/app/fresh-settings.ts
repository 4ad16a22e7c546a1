import { setTimeout as pause } from 'node:timers/promises';
import type { Job } from '../jobs/job.js';
import type { Desk } from '../services/desk.js';
import { refreshSettings } from '../services/settings/settings-now.js';

/**
 * How long a person's act waits for the settings of now. A database that is slower than this says so
 * when the act reads or books; until then the settings hold that were read last.
 */
const patienceMs = 300;

/** Reads the settings before an act of a person; never rejects. */
export async function freshSettings(desk: Desk): Promise<void> {
  const read = refreshSettings(desk).catch((error) => {
    desk.log.error({ err: error }, 'the settings were not read anew');
  });
  await Promise.race([read, pause(patienceMs, undefined, { ref: false })]);
}

/** The same job, which works by the settings of its time. */
export function withFreshSettings(job: Job): Job {
  return {
    ...job,
    run: async (world) => {
      await refreshSettings(world.desk);
      return job.run(world);
    },
  };
}
