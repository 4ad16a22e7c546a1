import { type Logger, pino } from 'pino';

/** JSON lines on standard error, so that standard output stays for people. */
export function createLog(options: { level: string }): Logger {
  return pino({ level: options.level, base: null }, pino.destination({ fd: 2, sync: true }));
}
