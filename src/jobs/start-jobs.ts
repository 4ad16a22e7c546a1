import { type JobName, jobInWords } from '../domain/people/job-name.js';
import { createCronClock, type JobClock } from './cron-clock.js';
import type { Job, JobSettings, JobWorld } from './job.js';
import { createRepeatingWork, type RepeatingWork } from './repeating-work.js';

/**
 * Starts jobs at their times, and lets the desk wake them. Each runs in rounds of its own, never
 * two at once; a round that fails is logged, and the next comes at its time. A stop waits for the
 * rounds that are under way.
 */
export function startJobs(
  list: readonly Job[],
  parts: Omit<JobWorld, 'stopped'> & { settings: JobSettings; clock?: JobClock },
): { stop(): Promise<void> } {
  const { desk, send, mails, settings } = parts;
  const clock = parts.clock ?? createCronClock({ timeZone: desk.club.timeZone, log: desk.log });
  const works = new Map<JobName, RepeatingWork>();
  const lines = list.map((job) => {
    const work = workOf(job, { desk, send, mails });
    works.set(job.name, work);
    return clock({ name: job.name, schedule: scheduleOf(job, settings) }, work.wake);
  });
  desk.wake = (name) => works.get(name)?.wake();
  for (const job of list) if (job.atStart === true) desk.wake(job.name);
  return {
    async stop() {
      for (const line of lines) await line.stop();
      await Promise.all([...works.values()].map((work) => work.stop()));
    },
  };
}

function workOf(job: Job, parts: Omit<JobWorld, 'stopped'>): RepeatingWork {
  const { log } = parts.desk;
  return createRepeatingWork({
    work: (stopped) => job.run({ ...parts, stopped }),
    failed: (error) =>
      log.error({ err: error }, `${jobInWords(job.name)} failed and will run again`),
  });
}

function scheduleOf({ schedule }: Job, settings: JobSettings): string {
  return typeof schedule === 'string' ? schedule : schedule(settings);
}
