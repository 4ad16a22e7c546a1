import { setTimeout as pause } from 'node:timers/promises';
import { startJobs } from '../jobs/index.js';
import { createNightlyAudit } from '../jobs/nightly-audit.js';
import { createOutboxJob } from '../jobs/outbox.js';
import { createSweepJob } from '../jobs/sweep.js';
import type { SendNotice } from '../outbox/deliver.js';
import type { Desk } from '../services/desk.js';

/** Messages that could not be sent at once are looked at this often. */
const outboxSchedule = '*/5 * * * * *';
const auditSchedule = '17 3 * * *';

/** A round that takes longer at a stop, such as a message that Slack does not answer, is left. */
const longestStopMs = 1_000;

/**
 * Starts the sweep, the outbox and the nightly check, and lets the desk wake them. The outbox
 * runs wherever Slack is spoken to, so that an answer does not wait for another machine.
 */
export function startWork(
  desk: Desk,
  options: { sweepSchedule: string; send: SendNotice; jobs: boolean },
): { stop(): Promise<void> } {
  const outbox = createOutboxJob(desk, options.send);
  const sweep = createSweepJob(desk);
  const audit = createNightlyAudit(desk);
  desk.wakeOutbox = outbox.wake;
  const lines = [{ name: 'outbox', schedule: outboxSchedule, wake: outbox.wake }];
  if (options.jobs) {
    desk.wakeSweep = sweep.wake;
    lines.push(
      { name: 'sweep', schedule: options.sweepSchedule, wake: sweep.wake },
      { name: 'nightly-audit', schedule: auditSchedule, wake: audit.wake },
    );
    sweep.wake();
  }
  const jobs = startJobs(lines, { timeZone: desk.club.timeZone, log: desk.log });
  outbox.wake();
  return {
    async stop() {
      await jobs.stop();
      const ended = Promise.all([sweep.stop(), audit.stop(), outbox.stop()]);
      await Promise.race([ended, pause(longestStopMs, undefined, { ref: false })]);
    },
  };
}
