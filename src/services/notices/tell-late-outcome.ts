import { storeMessage } from '../../store/outbox/outbox-queue.js';
import type { Desk } from '../desk.js';

/**
 * Keeps the outcome of a form that was decided after its time budget, to be told to the person
 * who pressed; one message per operation.
 */
export async function tellLateOutcome(
  desk: Desk,
  outcome: { operationId: string; userId: string; title: string; text: string },
): Promise<void> {
  const { operationId, userId, title, text } = outcome;
  await storeMessage(desk.store, {
    id: `late:${operationId}`,
    clubId: desk.club.id,
    target: { userId },
    notice: { kind: 'late-outcome', title, text },
    now: desk.now(),
  });
  desk.wake('outbox');
}
