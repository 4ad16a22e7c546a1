import { ownAccountOf } from '../../domain/approvals/needs-second-person.js';
import type { RequestSummary } from '../../domain/approvals/request.js';
import { type Actor, actorId } from '../../domain/people/actor.js';
import { unknownPayer } from '../../domain/people/payer-name.js';
import { mayDo, requireRight } from '../../domain/people/permission.js';
import { countOpen, findAskedBy, findWaiting } from '../../store/approvals/request-reads.js';
import { findByEmail } from '../../store/club/contact-reads.js';
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

/** The payers who have this person's address: what is for them, others approve. */
async function ownPayers(desk: Desk, actor: Actor): Promise<string[]> {
  const email = actor.kind === 'staff' ? (actor.email ?? null) : null;
  if (email === null) return [];
  const found = await findByEmail(desk.store, { clubId: desk.club.id, email });
  return found.filter((one) => ownAccountOf(email, one.email) === 'yes').map(({ id }) => id);
}

async function countWaiting(desk: Desk, actor: Actor): Promise<number> {
  const notOf = await ownPayers(desk, actor);
  return countOpen(desk.store, { clubId: desk.club.id, notBy: actorId(actor), notOf });
}

/** One page of a list, in one read. @throws CreditError `not-allowed` */
export async function listRequests(
  desk: Desk,
  actor: Actor,
  { list, page, pageSize }: { list: RequestList; page: number; pageSize: number },
): Promise<ListedRequests> {
  requireRight(actor, list === 'waiting' ? 'approve-request' : 'withdraw-request');
  const query = { clubId: desk.club.id, userId: actorId(actor), page, pageSize };
  const { requests, total } =
    list === 'waiting'
      ? await findWaiting(desk.store, { ...query, notOf: await ownPayers(desk, actor) })
      : await findAskedBy(desk.store, query);
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
    mayDo(actor, 'approve-request') ? countWaiting(desk, actor) : 0,
    countOpen(desk.store, { clubId, by: userId }),
  ]);
  return { waiting, asked };
}
