import { refuse } from '../errors.js';
import type { Action, Actor, Role } from './actor.js';

const staff: readonly Role[] = ['operator', 'approver', 'admin'];

/**
 * Which roles may do what. Writing a debt off needs a second person, so it starts with approvers.
 */
const allowed: Record<Action, readonly Role[]> = {
  'see-invoices': staff,
  'raise-credit': staff,
  'apply-credit': staff,
  'take-back-credit': staff,
  'void-credit-note': staff,
  'void-invoice': staff,
  'move-overpayment': staff,
  'issue-invoice': staff,
  'record-payment': staff,
  'write-off': ['approver', 'admin'],
  'check-books': staff,
  'send-again': staff,
};

export function mayDo(actor: Actor, action: Action): boolean {
  if (actor.kind !== 'staff') return true;
  return actor.roles.some((role) => allowed[action].includes(role));
}

/** @throws CreditError `not-allowed` */
export function requireRight(actor: Actor, action: Action): void {
  if (!mayDo(actor, action)) refuse('not-allowed', { action });
}
