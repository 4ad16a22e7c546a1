import { type Logger, pino } from 'pino';
import type { Config } from '../config/read-config.js';
import type { Redact } from '../config/redact.js';
import { errorFacts } from '../domain/error-facts.js';
import { plainLine } from './plain-line.js';

/**
 * Standard error, so that standard output stays for people: JSON lines for the programs that
 * read logs, and plain lines where a person at the terminal is the only reader. No secret and
 * nothing of an error but its facts is in either.
 */
export function createLog(options: {
  level: string;
  plain: boolean;
  redact: Redact;
  /** Instead of standard error. */
  write?: (line: string) => void;
}): Logger {
  const { level, plain, redact } = options;
  const standardError = pino.destination({ fd: 2, sync: true });
  const write = options.write ?? ((line: string) => void standardError.write(line));
  return pino(
    { level, base: null, serializers: { err: errorFacts } },
    { write: (line: string) => write(plain ? plainLine(redact(line)) : redact(line)) },
  );
}

/** Whoever runs the local workspace tries it at a terminal. */
export function readsAtTerminal(config: Pick<Config, 'slack' | 'production'>): boolean {
  return config.slack.kind === 'local' && !config.production;
}
