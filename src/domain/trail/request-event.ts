import type { ApprovalRequest, PlannedAct } from '../approvals/request.js';
import type { EventCommon } from './event-common.js';

/** What becomes of a request for a second person. */
export const requestActTitles = {
  'request.asked': 'Approval asked for',
  'request.approved': 'Approved',
  'request.rejected': 'Rejected',
  'request.withdrawn': 'Request withdrawn',
  'request.expired': 'Request expired',
} as const;

export type RequestAct = keyof typeof requestActTitles;

/** What of a request never changes: ids, codes, times and amounts in minor units, no free words. */
export type RequestFacts = Pick<
  ApprovalRequest,
  'id' | 'act' | 'need' | 'requesterId' | 'requesterRoles' | 'requestHash' | 'askedAt' | 'expiresAt'
> &
  Pick<PlannedAct, 'invoiceId'>;

/** That a request was made, or how it ended; what was said to it stands in the request alone. */
export type RequestEvent = EventCommon & {
  act: RequestAct;
  payerId: string;
  request: RequestFacts;
};

/** Of a request what its events say. */
export type TrailRequest = Omit<RequestFacts, 'invoiceId'> &
  Pick<ApprovalRequest, 'clubId' | 'payerId' | 'state' | 'decision'> & {
    planned: Pick<PlannedAct, 'invoiceId'>;
  };

/** Ids of the two events that a request may have. */
export function requestEventIds(requestId: string): { asked: string; ended: string } {
  return { asked: `request:${requestId}:asked`, ended: `request:${requestId}:ended` };
}

function factsOf(request: TrailRequest): RequestFacts {
  const { id, act, need, requesterId, requesterRoles, requestHash, askedAt, expiresAt } = request;
  const { why, amount, alone, currency } = need;
  return {
    ...{ id, act, requesterId, requesterRoles: [...requesterRoles], requestHash },
    ...{ need: { why, amount, alone, currency }, askedAt, expiresAt },
    invoiceId: request.planned.invoiceId,
  };
}

export function askedEvent(request: TrailRequest): RequestEvent {
  const { id, clubId, payerId, requesterId, askedAt: at } = request;
  const actor = { kind: 'staff', id: requesterId } as const;
  return {
    ...{ id: requestEventIds(id).asked, clubId, actor, approvedBy: null, at },
    ...{ act: 'request.asked', payerId, request: factsOf(request) },
  };
}

/** How it ended; null of one that is open. */
export function endedEvent(request: TrailRequest): RequestEvent | null {
  const { id, clubId, payerId, state, decision } = request;
  if (state === 'open' || !decision) return null;
  const { by, at } = decision;
  const nobodyInTime = { kind: 'job', id: 'requests' } as const;
  const actor = by === null ? nobodyInTime : { kind: 'staff' as const, id: by };
  return {
    ...{ id: requestEventIds(id).ended, clubId, actor, approvedBy: null, at },
    ...{ act: `request.${state}`, payerId, request: factsOf(request) },
  };
}
