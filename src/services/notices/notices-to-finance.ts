import type { Notice, NoticeTarget } from '../../domain/notice.js';
import { newOutboxRow, type OutboxRow } from '../../store/outbox/outbox-row.js';
import type { Desk } from '../desk.js';

/**
 * Rows for the outbox that tell the finance channel of one event, to be stored with it; none
 * without a channel, as there is nobody to tell.
 */
export function noticesToFinance(
  desk: Desk,
  eventId: string,
  notices: readonly Notice[],
): OutboxRow[] {
  const { club, financeChannel } = desk;
  if (financeChannel === null) return [];
  const target: NoticeTarget = { room: 'finance' };
  const now = desk.now();
  return notices.map((notice, index) =>
    newOutboxRow(`${eventId}/${index + 1}`, { clubId: club.id, target, notice, now }),
  );
}
