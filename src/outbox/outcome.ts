import type { Outcome } from '../store/outbox/outbox-marks.js';
import type { OutboxRow } from '../store/outbox/outbox-row.js';

/** What sending came to; `retryAfterMs` is the receiver's wish, null = our own backoff. */
export type SendResult =
  | {
      kind: 'sent';
      deliveredAs: string;
      /** Of a mail: to which address, as screens show it. */
      sentTo?: string;
    }
  | {
      kind: 'failed';
      error: string;
      retryAfterMs: number | null;
      permanent: boolean;
      /** It was handed over and nobody said what became of it: it is tried once more at most. */
      mayHaveArrived?: boolean;
    };

/** Told of a message before it is given up. */
export type GaveUp = (
  row: OutboxRow,
  why: { error: string; mayHaveArrived: boolean },
) => Promise<void>;

const mostAttempts = 8;
const firstRetryMs = 5_000;
const longestRetryMs = 3_600_000;

/** Waits 5 s, 20 s, 80 s, … up to an hour between tries; gives up after the eighth. */
export function nextAttempt(attempts: number, now: Date): Date | null {
  if (attempts >= mostAttempts) return null;
  const waitMs = Math.min(firstRetryMs * 4 ** (attempts - 1), longestRetryMs);
  return new Date(now.getTime() + waitMs);
}

/** A message that cannot even be made is tried like any other, and given up in the end. */
export function unmade(error: unknown): SendResult {
  const name = error instanceof Error ? error.name : 'unknown fault';
  const sentence = `The message could not be made (${name}). This is a fault of Credit Desk.`;
  return { kind: 'failed', error: sentence, retryAfterMs: null, permanent: false };
}

/** What the outbox keeps of an attempt, and when it tries again. */
export function outcomeOf(row: OutboxRow, result: SendResult, now: Date): Outcome {
  if (result.kind === 'sent') {
    const { deliveredAs, sentTo } = result;
    return { kind: 'sent', deliveredAs, sentTo, now };
  }
  const { error, retryAfterMs, permanent, mayHaveArrived = false } = result;
  const later = retryAfterMs === null ? null : new Date(now.getTime() + retryAfterMs);
  const isOver = permanent || (mayHaveArrived && row.doubted === true);
  const nextAttemptAt = isOver ? null : (later ?? nextAttempt(row.attempts, now));
  const doubted = mayHaveArrived || row.doubted === true;
  return { kind: 'failed', error, nextAttemptAt, doubted, now };
}
