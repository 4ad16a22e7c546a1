import { refuse } from '../errors.js';
import type { Actor } from '../people/actor.js';
import { mayDo } from '../people/permission.js';
import { ownAccountOf } from './needs-second-person.js';
import type { ApprovalRequest } from './request.js';

type Asked = Pick<ApprovalRequest, 'requesterId' | 'state' | 'expiresAt'>;

export function isOwnRequest({ requesterId }: Pick<Asked, 'requesterId'>, actor: Actor): boolean {
  return actor.kind === 'staff' && actor.userId === requesterId;
}

export function isOver({ expiresAt }: Pick<Asked, 'expiresAt'>, now: Date): boolean {
  return now.getTime() >= expiresAt.getTime();
}

/**
 * Whether this person may decide about the request at all; nobody decides their own, nor what is for
 * their own account, whatever groups they are in.
 * @param payerEmail the payer's address of now; null = the payer has none
 * @throws CreditError `own-request`, `not-an-approver`, `approver-is-payer`, `approver-unknown`
 */
export function requireSecondPerson(
  request: Pick<Asked, 'requesterId'>,
  actor: Actor,
  payerEmail: string | null,
): asserts actor is Extract<Actor, { kind: 'staff' }> {
  if (isOwnRequest(request, actor)) refuse('own-request', {});
  if (actor.kind !== 'staff' || !mayDo(actor, 'approve-request')) refuse('not-an-approver', {});
  const ownAccount = ownAccountOf(actor.email, payerEmail);
  if (ownAccount === 'yes') refuse('approver-is-payer', {});
  if (ownAccount === 'unknown') refuse('approver-unknown', {});
}
