import cron from 'node-cron';
import type { ServiceLog } from '../services/desk.js';

/** Calls `tick` whenever the time of a cron schedule comes, until it is stopped. */
export type JobClock = (
  line: { name: string; schedule: string },
  tick: () => void,
) => { stop(): Promise<void> };

/**
 * The real clock, in the club's time zone. A missed or doubled tick only wakes work that looks
 * at the state of things, so neither can do harm.
 */
export function createCronClock(options: { timeZone: string; log: ServiceLog }): JobClock {
  const { timeZone: timezone, log } = options;
  cron.setLogger(quietLogger(log));
  return ({ name, schedule }, tick) => {
    const task = cron.schedule(schedule, tick, { name, timezone, noOverlap: true });
    return {
      async stop() {
        await task.destroy();
      },
    };
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
