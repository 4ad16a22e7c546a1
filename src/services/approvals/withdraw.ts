import { isOwnRequest } from '../../domain/approvals/decidable.js';
import type { ApprovalRequest } from '../../domain/approvals/request.js';
import { refuse } from '../../domain/errors.js';
import { type Actor, actorId } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import type { Desk } from '../desk.js';
import { endWithout } from './end-request.js';
import { standingOf } from './review.js';

/**
 * Takes a request of one's own back, as long as nobody has decided.
 * @returns how it stands afterwards @throws CreditError `not-allowed`, `not-found`
 */
export async function withdrawRequest(
  desk: Desk,
  actor: Actor,
  requestId: string,
): Promise<ApprovalRequest> {
  requireRight(actor, 'withdraw-request');
  const request = await standingOf(desk, requestId);
  if (!isOwnRequest(request, actor)) refuse('not-allowed', { action: 'withdraw-request' });
  if (request.state !== 'open') return request;
  const by = actorId(actor);
  return endWithout(desk, request, { state: 'withdrawn', by, comment: '' });
}
