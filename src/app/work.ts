import type { Config } from '../config/read-config.js';
import { jobs } from '../jobs/index.js';
import { startJobs } from '../jobs/start-jobs.js';
import type { SendNotice } from '../outbox/deliver.js';
import type { Desk } from '../services/desk.js';

/** Starts the jobs that belong to this process by its roles; a process with none has no work. */
export function startWork(
  config: Config,
  parts: { desk: Desk; send: SendNotice },
): { stop(): Promise<void> } {
  const { roles, sweepSchedule } = config;
  const mine = jobs.filter(
    (job) => roles.has('jobs') || (job.besideSlack === true && roles.has('slack')),
  );
  return startJobs(mine, { ...parts, settings: { sweepSchedule } });
}
