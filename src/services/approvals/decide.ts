import { requireSecondPerson } from '../../domain/approvals/decidable.js';
import type { ApprovalRequest } from '../../domain/approvals/request.js';
import type { Promised } from '../../domain/books/promise.js';
import type { Actor } from '../../domain/people/actor.js';
import { RequestNotOpen } from '../../store/approvals/request-changes.js';
import type { Desk } from '../desk.js';
import { runAct } from './acts.js';
import { bookedByForm } from './booked-by-form.js';
import { endWithout } from './end-request.js';
import { loadEndedRequest } from './load-request.js';
import { payerOfRequest } from './payer-of-request.js';
import { endedRows } from './request-notices.js';
import { requesterOf, standingOf } from './review.js';

export type Decision = {
  requestId: string;
  comment: string;
  /** What the review said would happen. */
  said: Promised;
  /** Until when the review looked for the same that was booked; left out where nobody looked. */
  seenUpTo?: Date;
};

/** How the request stands, and whether it was this person who ended it so. */
export type Decided = { request: ApprovalRequest; isOurs: boolean };

function decidedBy(request: ApprovalRequest, userId: string, state: string): Decided {
  const isOurs = request.state === state && request.decision?.by === userId;
  return { request, isOurs };
}

/**
 * Books what was asked for, planned anew, with the end of the request in the same transaction.
 * Whoever is first decides; everybody else gets what was decided.
 * @throws CreditError `not-found`, of {@link requireSecondPerson}, and what the act throws;
 * FactsMoved when something else would happen than what the review said; OutcomeUnknown
 */
export async function approveRequest(
  desk: Desk,
  actor: Actor,
  { requestId, comment, said, seenUpTo }: Decision,
): Promise<Decided> {
  const request = await standingOf(desk, requestId);
  requireSecondPerson(request, actor, (await payerOfRequest(desk, actor, request)).email);
  const { userId: by } = actor;
  if (request.state !== 'open') return decidedBy(request, by, 'approved');
  const decision = { by, at: desk.now(), comment };
  const change = { id: request.id, state: 'approved' as const, decision };
  const ended = { ...request, ...change, seq: request.seq + 1n };
  const outbox = endedRows(desk, ended);
  const approval = { kind: 'approved' as const, by, said, seenUpTo, requestChange: change, outbox };
  const envelope = { actor: requesterOf(request), operationId: request.id, approval };
  try {
    await runAct(desk, envelope, request);
  } catch (error) {
    if (!(error instanceof RequestNotOpen)) throw error;
    const ended = await loadEndedRequest(desk, requestId);
    // Still open it is where its time was over at that very moment.
    return decidedBy(
      ended.state === 'open' ? await standingOf(desk, requestId) : ended,
      by,
      'approved',
    );
  }
  const decided = await standingOf(desk, requestId);
  if (decided.state === 'open') {
    const booked = await bookedByForm(desk, requestId);
    if (booked !== null) throw booked;
  }
  return decidedBy(decided, by, 'approved');
}

/** @throws CreditError `not-found`, of {@link requireSecondPerson} */
export async function rejectRequest(
  desk: Desk,
  actor: Actor,
  { requestId, comment }: Pick<Decision, 'requestId' | 'comment'>,
): Promise<Decided> {
  const request = await standingOf(desk, requestId);
  requireSecondPerson(request, actor, (await payerOfRequest(desk, actor, request)).email);
  const { userId: by } = actor;
  if (request.state !== 'open') return decidedBy(request, by, 'rejected');
  const ended = await endWithout(desk, request, { state: 'rejected', by, comment });
  return decidedBy(ended, by, 'rejected');
}
