import { type ApprovalRequest, requestLifeDays } from '../../domain/approvals/request.js';
import {
  AskedMeanwhile,
  type SecondPersonNeeded,
} from '../../domain/approvals/second-person-needed.js';
import { refuse } from '../../domain/errors.js';
import type { Actor } from '../../domain/people/actor.js';
import { insertRequest } from '../../store/approvals/request-changes.js';
import type { Desk } from '../desk.js';
import { loadRequest } from './load-request.js';
import { standingRows } from './request-notices.js';

const dayMs = 24 * 3_600_000;

function requestFor(
  desk: Desk,
  { actor, operationId }: { actor: Extract<Actor, { kind: 'staff' }>; operationId: string },
  { need, tried }: SecondPersonNeeded,
): ApprovalRequest {
  const askedAt = desk.now();
  return {
    id: operationId,
    clubId: desk.club.id,
    payerId: tried.planned.payerId,
    ...tried,
    need,
    requesterId: actor.userId,
    requesterRoles: [...actor.roles],
    state: 'open',
    decision: null,
    askedAt,
    expiresAt: new Date(askedAt.getTime() + requestLifeDays * dayMs),
    remindedAt: null,
    message: null,
    reminder: null,
    seq: 1n,
  };
}

/**
 * Stores what one person may not do alone as a request, and tells the approvers. Sent twice it is
 * one request, and what stands is answered. @throws CreditError `already-asked`, `not-allowed`;
 * AskedMeanwhile where it has to be looked at anew
 */
export async function askSecondPerson(
  desk: Desk,
  { actor, operationId }: { actor: Actor; operationId: string },
  needed: SecondPersonNeeded,
): Promise<ApprovalRequest> {
  if (actor.kind !== 'staff') refuse('not-allowed', { action: needed.tried.act });
  const request = requestFor(desk, { actor, operationId }, needed);
  const { turn } = needed;
  const asked = await insertRequest(desk.store, { request, turn }, standingRows(desk, request));
  if (asked === 'stale') throw new AskedMeanwhile('look at it anew');
  if (asked === 'stored') {
    desk.wake('outbox');
    return request;
  }
  const stored = await loadRequest(desk, operationId);
  if (stored.requestHash !== request.requestHash) {
    const { amount, currency } = stored.need;
    refuse('already-asked', { amount, currency });
  }
  return stored;
}
