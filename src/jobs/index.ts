import cron, { type ScheduledTask } from 'node-cron';
import type { ServiceLog } from '../services/desk.js';

/** One cron line: when, and what is woken. */
export type JobLine = { name: string; schedule: string; wake: () => void };

/**
 * Starts the cron lines in the club's time zone. A missed or doubled tick only wakes work that
 * looks at the state of things, so neither can do harm.
 */
export function startJobs(
  lines: readonly JobLine[],
  options: { timeZone: string; log: ServiceLog },
): { stop(): Promise<void> } {
  const { timeZone: timezone, log } = options;
  cron.setLogger(quietLogger(log));
  const tasks: ScheduledTask[] = lines.map(({ name, schedule, wake }) =>
    cron.schedule(schedule, wake, { name, timezone, noOverlap: true }),
  );
  return {
    async stop() {
      for (const task of tasks) await task.destroy();
    },
  };
}

function quietLogger(log: ServiceLog) {
  const text = (message: unknown) => (message instanceof Error ? message.message : `${message}`);
  return {
    info: () => undefined,
    debug: () => undefined,
    warn: (message: unknown) => log.info({ cron: text(message) }, 'a cron tick came late'),
    error: (message: unknown) => log.error({ cron: text(message) }, 'a cron tick failed'),
  };
}
