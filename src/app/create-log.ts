import { type Logger, pino } from 'pino';
import type { Config } from '../config/read-config.js';
import { plainLine } from './plain-line.js';

/**
 * Standard error, so that standard output stays for people: JSON lines for the programs that
 * read logs, and plain lines where a person at the terminal is the only reader.
 */
export function createLog(options: { level: string; plain: boolean }): Logger {
  const { level, plain } = options;
  const standardError = pino.destination({ fd: 2, sync: true });
  if (!plain) return pino({ level, base: null }, standardError);
  const write = (line: string) => void standardError.write(plainLine(line));
  return pino({ level, base: null }, { write });
}

/** Whoever runs the local workspace tries it at a terminal. */
export function readsAtTerminal(config: Pick<Config, 'slack' | 'production'>): boolean {
  return config.slack.kind === 'local' && !config.production;
}
