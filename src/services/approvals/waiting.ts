import type { RequestSummary } from '../../domain/approvals/request.js';
import { type Actor, actorId } from '../../domain/people/actor.js';
import { unknownPayer } from '../../domain/people/payer-name.js';
import { mayDo, requireRight } from '../../domain/people/permission.js';
import {
  countAskedBy,
  countWaiting,
  findAskedBy,
  findWaiting,
} from '../../store/approvals/request-reads.js';
import type { Desk } from '../desk.js';

/** What waits for this person to decide, or what they asked for themselves. */
export type RequestList = 'waiting' | 'asked';

export type ListedRequest = { request: RequestSummary; payerName: string };

export type ListedRequests = {
  list: RequestList;
  requests: ListedRequest[];
  page: number;
  pageSize: number;
  total: number;
};

function waiterOf(desk: Desk, actor: Actor) {
  const email = actor.kind === 'staff' ? (actor.email ?? null) : null;
  return { clubId: desk.club.id, userId: actorId(actor), email };
}

/** One page of a list, in one read. @throws CreditError `not-allowed` */
export async function listRequests(
  desk: Desk,
  actor: Actor,
  { list, page, pageSize }: { list: RequestList; page: number; pageSize: number },
): Promise<ListedRequests> {
  requireRight(actor, list === 'waiting' ? 'approve-request' : 'withdraw-request');
  const query = { ...waiterOf(desk, actor), page, pageSize };
  const find = list === 'waiting' ? findWaiting : findAskedBy;
  const { requests, total } = await find(desk.store, query);
  const named = requests.map(({ payerName, ...request }) => {
    return { request, payerName: payerName ?? unknownPayer };
  });
  return { list, requests: named, page, pageSize, total };
}

export type OpenRequests = { waiting: number; asked: number };

/** How many wait for this person, and how many of their own are open. */
export async function countRequests(desk: Desk, actor: Actor): Promise<OpenRequests> {
  const waiter = waiterOf(desk, actor);
  const [waiting, asked] = await Promise.all([
    mayDo(actor, 'approve-request') ? countWaiting(desk.store, waiter) : 0,
    countAskedBy(desk.store, waiter),
  ]);
  return { waiting, asked };
}
