import { type Logger, LogLevel } from '@slack/bolt';
import type { EdgeLog } from '../edge-log.js';

/** Long parts are payloads or pages of a proxy, which have no place in the log. */
const longestPart = 300;

function wordsOf(parts: readonly unknown[]): string {
  return parts
    .map((part) => {
      if (part instanceof Error) return `${part.name}: ${part.message}`;
      return typeof part === 'string' ? part : typeof part;
    })
    .map((words) => words.slice(0, longestPart))
    .join(' ');
}

/**
 * Bolt's words in our log. Its debug lines hold whole payloads, with names and amounts, so they
 * are dropped whatever the level.
 */
export function createBoltLogger(log: EdgeLog): Logger {
  return {
    debug: () => undefined,
    info: (...parts: unknown[]) => log.debug({ part: 'bolt' }, wordsOf(parts)),
    warn: (...parts: unknown[]) => log.warn({ part: 'bolt' }, wordsOf(parts)),
    error: (...parts: unknown[]) => log.error({ part: 'bolt' }, wordsOf(parts)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
