import { setTimeout as pause } from 'node:timers/promises';
import type { Job } from '../jobs/job.js';
import type { Desk } from '../services/desk.js';
import { refreshSettings } from '../services/settings/settings-now.js';

/**
 * How long a person's act waits for the settings of now. A database that is slower than this says so
 * when the act reads or books; until then the settings hold that were read last.
 */
const patienceMs = 300;

/**
 * Reads the settings before an act of a person; never rejects. Acts that come while a read is under way
 * share the next one, which begins after all of them: a hundred at once cost two reads.
 */
export function createFreshSettings(desk: Desk): () => Promise<void> {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  const read = async () => {
    try {
      await refreshSettings(desk);
    } catch (error) {
      desk.log.error({ err: error }, 'the settings were not read anew');
    } finally {
      running = null;
    }
  };

  const readNow = (): Promise<void> => {
    if (running === null) {
      running = read();
      return running;
    }
    next ??= running.then(() => {
      next = null;
      return readNow();
    });
    return next;
  };

  return async () => {
    await Promise.race([readNow(), pause(patienceMs, undefined, { ref: false })]);
  };
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
