import { setTimeout as pause } from 'node:timers/promises';
import type { Config } from '../config/read-config.js';
import { jobs } from '../jobs/index.js';
import type { Job, JobWorld } from '../jobs/job.js';
import { startJobs } from '../jobs/start-jobs.js';
import { withFreshSettings } from './fresh-settings.js';

/** A round that takes longer at a stop, such as a message that Slack does not answer, is left. */
const longestStopMs = 1_000;

/** The jobs that belong to a process by its roles. */
export function jobsFor(roles: Config['roles']): readonly Job[] {
  return jobs.filter(
    (job) => roles.has('jobs') || (job.besideSlack === true && roles.has('slack')),
  );
}

export function startWork(
  config: Config,
  parts: Omit<JobWorld, 'stopped'>,
): { stop(): Promise<void> } {
  const { roles, sweepSchedule } = config;
  const started = startJobs(jobsFor(roles).map(withFreshSettings), {
    ...parts,
    settings: { sweepSchedule },
  });
  return {
    async stop() {
      await Promise.race([started.stop(), pause(longestStopMs, undefined, { ref: false })]);
    },
  };
}
