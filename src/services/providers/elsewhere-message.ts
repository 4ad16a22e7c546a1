import type { Notice } from '../../domain/notice.js';
import { findMessage } from '../../store/outbox/outbox-queue.js';
import { isOver } from '../../store/providers/elsewhere-refunds.js';
import type { Desk } from '../desk.js';

export type ElsewhereNotice = Extract<Notice, { kind: 'refund-elsewhere' }>;

/** The id of the message that tells of a refund made at the provider itself. */
export function elsewhereMessageId(elsewhereId: string): string {
  return `elsewhere:${elsewhereId}`;
}

/** What is said of such a refund, as it stands now. */
export async function elsewhereNow(desk: Desk, notice: ElsewhereNotice): Promise<ElsewhereNotice> {
  return { ...notice, isOver: await isOver(desk.store, notice.elsewhereId) };
}

/** Where it was told, and what; null where it was not sent, or is forgotten. */
export async function findElsewhereMessage(
  desk: Desk,
  elsewhereId: string,
): Promise<{ notice: ElsewhereNotice; channel: string; ts: string } | null> {
  const row = await findMessage(desk.store, elsewhereMessageId(elsewhereId));
  if (row?.notice.kind !== 'refund-elsewhere') return null;
  // As whoever sent it said: the channel and the moment.
  const [channel, ts] = row.deliveredAs?.split('/') ?? [];
  if (channel === undefined || ts === undefined) return null;
  return { notice: row.notice, channel, ts };
}
