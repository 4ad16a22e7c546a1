import type { Notice } from '../../domain/notice.js';
import { storeMessage } from '../../store/outbox/outbox-queue.js';
import type { Untold } from '../books/outcomes.js';
import type { Desk } from '../desk.js';

/**
 * Stores what became of a form, to be told to the person who sent it. One message for what was
 * booked and one for what was not, however often the form was sent and whoever finds it out.
 */
export async function storeLateOutcome(
  desk: Desk,
  late: { operationId: string; isRefusal: boolean; userId: string; notice: Notice },
): Promise<void> {
  const { operationId, isRefusal, userId, notice } = late;
  await storeMessage(desk.store, {
    id: `late:${operationId}${isRefusal ? ':not-booked' : ''}`,
    clubId: desk.club.id,
    target: { userId },
    notice,
    now: desk.now(),
  });
  desk.wake('outbox');
}

/**
 * Tells the outcome of a form that was decided after its time budget. It was promised, so what
 * cannot be stored now is kept until it can.
 */
export async function tellLateOutcome(desk: Desk, late: Untold): Promise<void> {
  try {
    await storeLateOutcome(desk, { ...late, notice: noticeOf(late) });
  } catch (error) {
    desk.outcomes.untold.add(late);
    desk.wake('settle-outcomes');
    desk.log.error({ err: error }, 'an outcome could not be stored yet and is kept in memory');
  }
}

export function noticeOf({ title, text }: Untold): Notice {
  return { kind: 'late-outcome', title, text };
}
