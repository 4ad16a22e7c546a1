import type { NoticeTarget } from '../domain/notice.js';
import type { Desk } from '../services/desk.js';
import type { Place } from '../slack/answer/post-to-slack.js';

/** Which channels the rooms of messages are now. */
export type Rooms = Pick<Desk, 'financeChannel' | 'approvalsChannel'>;

/**
 * A row names a room; which channel that is, is looked up when it is sent, so that it can be sent
 * again after another one was chosen. Rows of earlier versions name their channel. Null where none is
 * named, and of a mail.
 */
export function placeOf(target: NoticeTarget, rooms: Rooms): Place | null {
  if ('purpose' in target) return null;
  if (!('room' in target)) return target;
  const { financeChannel, approvalsChannel } = rooms;
  const channel = target.room === 'finance' ? financeChannel : approvalsChannel;
  return channel === null ? null : { channel };
}
