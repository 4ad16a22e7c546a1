import { refuse } from '../errors.js';
import type { Actor, Role } from './actor.js';
import { type Action, rights } from './rights.js';

export function mayDo(actor: Actor, action: Action): boolean {
  if (actor.kind !== 'staff') return true;
  const allowed: readonly Role[] = rights[action];
  return actor.roles.some((role) => allowed.includes(role));
}

/** @throws CreditError `not-allowed` */
export function requireRight(actor: Actor, action: Action): void {
  if (!mayDo(actor, action)) refuse('not-allowed', { action });
}
