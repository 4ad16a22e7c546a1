import type { Desk } from '../services/desk.js';
import { sweepUnderLease } from '../services/sweep/sweep-lease.js';
import { createRepeatingWork, type RepeatingWork } from './repeating-work.js';

/** The sweep as work to be woken: by the cron line, at start, and by each new invoice. */
export function createSweepJob(desk: Desk): RepeatingWork {
  return createRepeatingWork({
    work: async (stopped) => {
      await sweepUnderLease(desk, { trigger: 'schedule', stopped });
    },
    failed: (error) => desk.log.error({ err: error }, 'the sweep failed and will run again'),
  });
}
