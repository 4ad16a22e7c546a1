import { setTimeout as pause } from 'node:timers/promises';
import type { Config } from '../config/read-config.js';
import { jobs } from '../jobs/index.js';
import type { Job, JobWorld } from '../jobs/job.js';
import { startJobs } from '../jobs/start-jobs.js';
import { withFreshSettings } from './fresh-settings.js';

/** Whoever presses at a stop does not wait longer for rounds that are under way. */
const longestStopMs = 1_000;

/** A round that takes longer since the stop, such as a message that Slack does not answer, is left. */
const longestEndMs = 2_000;

/** The jobs that belong to a process by its roles. */
export function jobsFor(roles: Config['roles']): readonly Job[] {
  return jobs.filter(
    (job) => roles.has('jobs') || (job.besideSlack === true && roles.has('slack')),
  );
}

export type Work = {
  /** No new rounds; waits a moment for those that are under way. */
  stop(): Promise<void>;
  /** Waits a little longer for what is still under way: it needs the database to give back its lease. */
  end(): Promise<void>;
};

export function startWork(config: Config, parts: Omit<JobWorld, 'stopped'>): Work {
  const { roles, sweepSchedule } = config;
  const started = startJobs(jobsFor(roles).map(withFreshSettings), {
    ...parts,
    settings: { sweepSchedule },
  });
  let rounds: Promise<void> = Promise.resolve();
  let stoppedAt = 0;
  const wait = (ms: number) => Promise.race([rounds, pause(ms, undefined, { ref: false })]);
  return {
    async stop() {
      stoppedAt = performance.now();
      rounds = started.stop();
      await wait(longestStopMs);
    },
    async end() {
      await wait(Math.max(0, stoppedAt + longestEndMs - performance.now()));
    },
  };
}
