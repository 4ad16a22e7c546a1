import type { Notice, NoticeTarget } from '../domain/notice.js';
import { findContactNames } from '../store/club/contact-reads.js';
import type { Store } from '../store/connection.js';
import { claimMessage, markFailed, markSent } from '../store/outbox/outbox-queue.js';
import type { OutboxRow } from '../store/outbox/outbox-row.js';

/** What sending came to; `retryAfterMs` is the receiver's wish, null = our own backoff. */
export type SendResult =
  | { kind: 'sent'; deliveredAs: string }
  | { kind: 'failed'; error: string; retryAfterMs: number | null; permanent: boolean };

/** Renders and sends one notice. It reports failures as a result and never throws for them. */
export type SendNotice = (message: {
  target: NoticeTarget;
  notice: Notice;
  names: Map<string, string>;
}) => Promise<SendResult>;

const mostAttempts = 8;
const firstRetryMs = 5_000;
const longestRetryMs = 3_600_000;

/** Waits 5 s, 20 s, 80 s, … up to an hour between tries; gives up after the eighth. */
export function nextAttempt(attempts: number, now: Date): Date | null {
  if (attempts >= mostAttempts) return null;
  const waitMs = Math.min(firstRetryMs * 4 ** (attempts - 1), longestRetryMs);
  return new Date(now.getTime() + waitMs);
}

function payersOf(notice: Notice): string[] {
  return 'payerId' in notice ? [notice.payerId] : [];
}

/** A message that cannot even be made is tried like any other, and given up in the end. */
function unmade(error: unknown): SendResult {
  const name = error instanceof Error ? error.name : 'unknown fault';
  const sentence = `The message could not be made (${name}). This is a fault of Credit Desk.`;
  return { kind: 'failed', error: sentence, retryAfterMs: null, permanent: false };
}

/** Whether the message was sent. */
async function deliverOne(
  store: Store,
  row: OutboxRow,
  parts: { send: SendNotice; now: () => Date },
): Promise<boolean> {
  const names = await findContactNames(store, payersOf(row.notice));
  const { target, notice } = row;
  const result = await parts.send({ target, notice, names }).catch(unmade);
  const now = parts.now();
  if (result.kind === 'sent') {
    await markSent(store, row, { deliveredAs: result.deliveredAs, now });
    return true;
  }
  const { error, retryAfterMs, permanent } = result;
  const later = retryAfterMs === null ? null : new Date(now.getTime() + retryAfterMs);
  const nextAttemptAt = permanent ? null : (later ?? nextAttempt(row.attempts, now));
  await markFailed(store, row, { error, nextAttemptAt });
  return false;
}

/** Delivers everything that is due, one after another. */
export async function deliverDue(
  store: Store,
  parts: { send: SendNotice; now: () => Date; stopped: () => boolean },
): Promise<{ tried: number; sent: number }> {
  let tried = 0;
  let sent = 0;
  while (!parts.stopped()) {
    const row = await claimMessage(store, parts.now());
    if (row === null) break;
    if (await deliverOne(store, row, parts)) sent += 1;
    tried += 1;
  }
  return { tried, sent };
}
