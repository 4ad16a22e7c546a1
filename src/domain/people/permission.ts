import { refuse } from '../errors.js';
import type { Actor, Role } from './actor.js';
import { type Action, rights } from './rights.js';

/** What payers may do on their own account page, with what is theirs. */
const customerRights: readonly Action[] = ['see-invoices', 'apply-credit'];

export function mayDo(actor: Actor, action: Action): boolean {
  if (actor.kind === 'customer') return customerRights.includes(action);
  if (actor.kind !== 'staff') return true;
  const allowed: readonly Role[] = rights[action];
  return actor.roles.some((role) => allowed.includes(role));
}

/** @throws CreditError `not-allowed` */
export function requireRight(actor: Actor, action: Action): void {
  if (!mayDo(actor, action)) refuse('not-allowed', { action });
}

/** Payers reach what is theirs alone. @throws CreditError `not-allowed` */
export function requireOwnAccount(actor: Actor, payerId: string, action: Action): void {
  if (actor.kind === 'customer' && actor.payerId !== payerId) refuse('not-allowed', { action });
}
