import { type Actor, recordActor } from '../../domain/people/actor.js';
import type { DeskEvent } from '../../domain/trail/audit-event.js';
import type { Desk } from '../desk.js';

/** What somebody does now beside the books, for the trail. */
export function deskEvent(
  { club, now }: Pick<Desk, 'club' | 'now'>,
  actor: Actor,
  event: Pick<DeskEvent, 'id' | 'act' | 'payerId' | 'subject'> & { reason?: string },
): DeskEvent {
  const done = { clubId: club.id, actor: recordActor(actor), approvedBy: null, at: now() };
  return { reason: '', ...event, ...done };
}
