import type { RequestSummary } from '../../domain/approvals/request.js';
import { type Actor, actorId } from '../../domain/people/actor.js';
import { unknownPayer } from '../../domain/people/payer-name.js';
import { mayDo, requireRight } from '../../domain/people/permission.js';
import { countOpen, findAskedBy, findWaiting } from '../../store/approvals/request-reads.js';
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

/** One page of a list, in one read. @throws CreditError `not-allowed` */
export async function listRequests(
  desk: Desk,
  actor: Actor,
  { list, page, pageSize }: { list: RequestList; page: number; pageSize: number },
): Promise<ListedRequests> {
  requireRight(actor, list === 'waiting' ? 'approve-request' : 'withdraw-request');
  const query = { clubId: desk.club.id, userId: actorId(actor), page, pageSize };
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
  const [clubId, userId] = [desk.club.id, actorId(actor)];
  const [waiting, asked] = await Promise.all([
    mayDo(actor, 'approve-request') ? countOpen(desk.store, { clubId, notBy: userId }) : 0,
    countOpen(desk.store, { clubId, by: userId }),
  ]);
  return { waiting, asked };
}
