import { randomBytes } from 'node:crypto';
import type { Clock } from './clock.js';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

export type Ids = {
  /** `V0K3…`: a prefix and ten letters or digits, as Slack writes its ids. */
  next(prefix: string): string;
  /** A block or action id for what came without one. */
  short(): string;
  /** Seconds and a counter; unique and rising over the whole workspace. */
  timestamp(): string;
  hash(): string;
  secret(): string;
};

export function createIds(clock: Clock): Ids {
  let lastMicros = 0;
  const letters = (count: number) =>
    [...randomBytes(count)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
  const timestamp = () => {
    lastMicros = Math.max(lastMicros + 1, clock.now() * 1000);
    const seconds = Math.floor(lastMicros / 1_000_000);
    return `${seconds}.${String(lastMicros % 1_000_000).padStart(6, '0')}`;
  };
  return {
    next: (prefix) => `${prefix}0${letters(9)}`,
    short: () => letters(5),
    timestamp,
    hash: () => `${Math.floor(clock.now() / 1000)}.${letters(8)}`,
    secret: () => randomBytes(16).toString('hex'),
  };
}
