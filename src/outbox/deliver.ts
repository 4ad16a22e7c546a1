import type { Notice, NoticeTarget } from '../domain/notice.js';
import { findContactNames } from '../store/club/contact-reads.js';
import type { Store } from '../store/connection.js';
import { claimMessage, type Lane, markFailed, markSent } from '../store/outbox/outbox-queue.js';
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

/** How a lane is delivered; `gaveUp` is told of a message before it is given up. */
export type Delivery = {
  send: SendNotice;
  now: () => Date;
  stopped: () => boolean;
  lane?: Lane;
  gaveUp?: (row: OutboxRow, why: { error: string; mayHaveArrived: boolean }) => Promise<void>;
};

/** Renders and sends one notice. It reports failures as a result and never throws for them. */
export type SendNotice = (message: {
  /** Of the row: the same at every try. */
  id: string;
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
async function deliverOne(store: Store, row: OutboxRow, parts: Delivery): Promise<boolean> {
  const names = await findContactNames(store, payersOf(row.notice));
  const { id, target, notice } = row;
  const result = await parts.send({ id, target, notice, names }).catch(unmade);
  const now = parts.now();
  if (result.kind === 'sent') {
    const { deliveredAs, sentTo } = result;
    await markSent(store, row, { deliveredAs, sentTo, now });
    return true;
  }
  const { error, retryAfterMs, permanent, mayHaveArrived = false } = result;
  const later = retryAfterMs === null ? null : new Date(now.getTime() + retryAfterMs);
  const isOver = permanent || (mayHaveArrived && row.doubted === true);
  const nextAttemptAt = isOver ? null : (later ?? nextAttempt(row.attempts, now));
  const doubted = mayHaveArrived || row.doubted === true;
  if (nextAttemptAt === null) await parts.gaveUp?.(row, { error, mayHaveArrived: doubted });
  await markFailed(store, row, { error, nextAttemptAt, doubted });
  return false;
}

/** Delivers everything of a lane that is due, one after another. */
export async function deliverDue(
  store: Store,
  parts: Delivery,
): Promise<{ tried: number; sent: number }> {
  let tried = 0;
  let sent = 0;
  while (!parts.stopped()) {
    const row = await claimMessage(store, parts.now(), parts.lane);
    if (row === null) break;
    if (await deliverOne(store, row, parts)) sent += 1;
    tried += 1;
  }
  return { tried, sent };
}

/** The same by several senders beside each other, each with a message of its own at a time. */
export async function deliverBeside(
  store: Store,
  parts: Delivery & { senders: number },
): Promise<{ tried: number; sent: number }> {
  const { senders, ...delivery } = parts;
  const done = await Promise.all(
    Array.from({ length: senders }, () => deliverDue(store, delivery)),
  );
  return {
    tried: done.reduce((sum, { tried }) => sum + tried, 0),
    sent: done.reduce((sum, { sent }) => sum + sent, 0),
  };
}
