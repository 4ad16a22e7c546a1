import { randomUUID } from 'node:crypto';
import type { Actor } from '../../../domain/people/actor.js';
import type { DeskEvent } from '../../../domain/trail/audit-event.js';
import type { Desk } from '../../desk.js';
import { deskEvent } from '../../trail/desk-event.js';

/** That somebody ticked what was changed in the billing system. */
export function tickEvent(desk: Desk, actor: Actor, subject: string): DeskEvent {
  const id = `tick:${randomUUID()}`;
  return deskEvent(desk, actor, { id, act: 'tick-order-change', payerId: null, subject });
}
