import { refuse } from '../errors.js';
import type { Actor } from '../people/actor.js';
import { mayDo } from '../people/permission.js';
import type { ApprovalRequest } from './request.js';

type Asked = Pick<ApprovalRequest, 'requesterId' | 'state' | 'expiresAt'>;

export function isOwnRequest({ requesterId }: Pick<Asked, 'requesterId'>, actor: Actor): boolean {
  return actor.kind === 'staff' && actor.userId === requesterId;
}

export function isOver({ expiresAt }: Pick<Asked, 'expiresAt'>, now: Date): boolean {
  return now.getTime() >= expiresAt.getTime();
}

/**
 * Whether this person may decide about the request at all; nobody decides their own, whatever
 * groups they are in. @throws CreditError `own-request`, `not-an-approver`
 */
export function requireSecondPerson(
  request: Pick<Asked, 'requesterId'>,
  actor: Actor,
): asserts actor is Extract<Actor, { kind: 'staff' }> {
  if (isOwnRequest(request, actor)) refuse('own-request', {});
  if (actor.kind !== 'staff' || !mayDo(actor, 'approve-request')) refuse('not-an-approver', {});
}
