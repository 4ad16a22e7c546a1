import type { Notice, NoticeTarget } from '../domain/notice.js';
import { findContactNames } from '../store/club/contact-reads.js';
import type { Store } from '../store/connection.js';
import { markMessage } from '../store/outbox/outbox-marks.js';
import { claimMessage } from '../store/outbox/outbox-queue.js';
import type { OutboxRow } from '../store/outbox/outbox-row.js';
import { outcomeOf, type SendResult, unmade } from './outcome.js';

export type Delivery = { send: SendNotice; now: () => Date; stopped: () => boolean };

/** Renders and sends one notice. It reports failures as a result and never throws for them. */
export type SendNotice = (message: {
  /** Of the row: the same at every try. */
  id: string;
  target: NoticeTarget;
  notice: Notice;
  names: Map<string, string>;
}) => Promise<SendResult>;

function payersOf(notice: Notice): string[] {
  return 'payerId' in notice ? [notice.payerId] : [];
}

/** Whether the message was sent. */
async function deliverOne(store: Store, row: OutboxRow, parts: Delivery): Promise<boolean> {
  const names = await findContactNames(store, payersOf(row.notice));
  const { id, target, notice } = row;
  const result = await parts.send({ id, target, notice, names }).catch(unmade);
  await markMessage(store, { row, outcome: outcomeOf(row, result, parts.now()) });
  return result.kind === 'sent';
}

/** Delivers every message to Slack that is due, one after another. */
export async function deliverDue(
  store: Store,
  parts: Delivery,
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
