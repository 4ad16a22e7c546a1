import { randomUUID } from 'node:crypto';
import type { Actor } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import { findGivenUp } from '../../store/outbox/outbox-queue.js';
import type { OutboxRow } from '../../store/outbox/outbox-row.js';
import { sendAgain } from '../../store/outbox/send-again.js';
import type { Desk } from '../desk.js';
import { deskEvent } from '../trail/desk-event.js';

export type UndeliveredMessage = OutboxRow;

/** Messages that could not be delivered, newest first. @throws CreditError `not-allowed` */
export async function undeliveredMessages(
  desk: Desk,
  actor: Actor,
  limit: number,
): Promise<UndeliveredMessage[]> {
  requireRight(actor, 'send-again');
  return findGivenUp(desk.store, desk.club.id, limit);
}

/** False when the message was sent in the meantime. @throws CreditError `not-allowed` */
export async function sendMessageAgain(desk: Desk, actor: Actor, id: string): Promise<boolean> {
  requireRight(actor, 'send-again');
  const event = deskEvent(desk, actor, {
    ...{ id: `send-again:${randomUUID()}`, act: 'send-again', payerId: null, subject: id },
  });
  const message = { id, clubId: desk.club.id, now: desk.now(), event };
  const ready = await sendAgain(desk.store, message);
  if (ready) {
    desk.wake('outbox');
    desk.wake('mail');
  }
  return ready;
}
