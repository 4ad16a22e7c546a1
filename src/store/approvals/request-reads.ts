import type { PipelineStage, QueryFilter } from 'mongoose';
import type { OpenRequest } from '../../domain/approvals/asked-twice.js';
import { foldedAddress } from '../../domain/approvals/needs-second-person.js';
import type { ApprovalRequest, RequestSummary } from '../../domain/approvals/request.js';
import type { Store } from '../connection.js';
import { fromStored, type Stored } from '../stored.js';
import { firstRefunds } from './first-refunds.js';

type StoredRequest = Stored<ApprovalRequest>;

/** All of it but for what the audit trail keeps in it. */
const whole = { inTrail: 0 } as const;

/** How it stands, without its parts. */
export async function findSummary(
  { models }: Store,
  { id, clubId }: { id: string; clubId: string },
): Promise<RequestSummary | null> {
  const query = models.requests.findOne({ _id: id, clubId }, withoutParts);
  const found = await query.lean<Stored<RequestSummary>>();
  return found === null ? null : fromStored(found);
}

export async function findRequest(
  { models }: Store,
  { id, clubId }: { id: string; clubId: string },
): Promise<ApprovalRequest | null> {
  const found = await models.requests.findOne({ _id: id, clubId }, whole).lean<StoredRequest>();
  return found === null ? null : fromStored(found);
}

/**
 * A request of which a transaction has just seen that it is not open any more: that may be newer than
 * what a majority is known to have, so it is waited for until a majority has it.
 */
export async function findRequestAfter(
  { models }: Store,
  { id, clubId }: { id: string; clubId: string },
): Promise<ApprovalRequest | null> {
  const found = await models.requests
    .findOne({ _id: id, clubId }, whole)
    .readConcern('linearizable')
    .lean<StoredRequest>();
  return found === null ? null : fromStored(found);
}

/** Null where the payer is not stored. */
type NamedRequest = RequestSummary & { payerName: string | null };

export type RequestPage = { requests: NamedRequest[]; total: number };

/** Lists read no parts, of which a request may hold thousands: a page of them would not fit. */
const withoutParts = { input: 0, inTrail: 0 } as const;

const withPayerName: PipelineStage.FacetPipelineStage[] = [
  { $lookup: { from: 'contacts', localField: 'payerId', foreignField: '_id', as: 'payer' } },
  { $set: { payerName: { $ifNull: [{ $first: '$payer.name' }, null] } } },
  { $unset: 'payer' },
];

type Listing = {
  sort: Record<string, 1 | -1>;
  page: number;
  pageSize: number;
  /** Narrows further what was matched. */
  only?: PipelineStage.FacetPipelineStage[];
};

async function pageOf(
  { models }: Store,
  filter: QueryFilter<StoredRequest>,
  { sort, page, pageSize, only = [] }: Listing,
): Promise<RequestPage> {
  // In one read: the page with the payers' names, and how many there are.
  const [found] = await models.requests.aggregate<{
    page: Stored<NamedRequest>[];
    count: { total: number }[];
  }>([
    { $match: filter },
    { $sort: sort },
    { $project: withoutParts },
    ...only,
    {
      $facet: {
        page: [{ $skip: page * pageSize }, { $limit: pageSize }, firstRefunds, ...withPayerName],
        count: [{ $count: 'total' }],
      },
    },
  ]);
  return {
    requests: (found?.page ?? []).map(fromStored),
    total: Number(found?.count[0]?.total ?? 0),
  };
}

export type PageOfRequests = { clubId: string; userId: string; page: number; pageSize: number };

/** What is open and about one payer, the oldest first, without its parts. */
export async function findOpenOfPayer(
  { models }: Store,
  { clubId, payerId }: { clubId: string; payerId: string },
): Promise<OpenRequest[]> {
  const found = await models.requests.aggregate<Stored<OpenRequest>>([
    { $match: { clubId, payerId, state: 'open' } },
    { $sort: { askedAt: 1, _id: 1 } },
    { $set: { lotId: { $ifNull: ['$input.lotId', null] } } },
    { $project: withoutParts },
    firstRefunds,
  ]);
  return found.map(fromStored);
}

/** Whoever waits for others to decide, with their own address; null: not known, or not a person. */
type Waiter = { clubId: string; userId: string; email: string | null };

function openOfOthers({ clubId, userId }: Waiter): QueryFilter<StoredRequest> {
  return { clubId, state: 'open' as const, requesterId: { $ne: userId } };
}

/** Without what is for a payer with this address: of that, others decide. */
function notOwnAccount({ email }: Waiter): PipelineStage.FacetPipelineStage[] {
  if (email === null) return [];
  const own = { $toLower: { $trim: { input: { $ifNull: [{ $first: '$payer.email' }, ''] } } } };
  return [
    { $lookup: { from: 'contacts', localField: 'payerId', foreignField: '_id', as: 'payer' } },
    { $match: { $expr: { $ne: [own, foldedAddress(email)] } } },
    { $unset: 'payer' },
  ];
}

/** What is open, was asked for by others and can be decided by this person, oldest first. */
export function findWaiting(
  store: Store,
  query: PageOfRequests & Pick<Waiter, 'email'>,
): Promise<RequestPage> {
  const { page, pageSize } = query;
  const only = notOwnAccount(query);
  return pageOf(store, openOfOthers(query), { sort: { askedAt: 1 }, page, pageSize, only });
}

/** How many those are. */
export async function countWaiting({ models }: Store, waiter: Waiter): Promise<number> {
  const [found] = await models.requests.aggregate<{ total: number }>([
    { $match: openOfOthers(waiter) },
    { $project: { payerId: 1 } },
    ...notOwnAccount(waiter),
    { $count: 'total' },
  ]);
  return Number(found?.total ?? 0);
}

/** What one person asked for, newest first; of a state, or all. */
export function findAskedBy(store: Store, query: PageOfRequests): Promise<RequestPage> {
  const { clubId, userId, page, pageSize } = query;
  const filter = { clubId, requesterId: userId };
  return pageOf(store, filter, { sort: { askedAt: -1 }, page, pageSize });
}

/** How many of one person's requests are open. */
export function countAskedBy(
  { models }: Store,
  { clubId, userId }: Omit<Waiter, 'email'>,
): Promise<number> {
  return models.requests.countDocuments({ clubId, state: 'open', requesterId: userId });
}

/** Open requests whose time is over, or that were asked for before a moment and never recalled. */
export async function findDueRequests(
  { models }: Store,
  { clubId, now, askedBefore }: { clubId: string; now: Date; askedBefore: Date },
): Promise<RequestSummary[]> {
  const isDue = [
    { expiresAt: { $lte: now } },
    { remindedAt: null, askedAt: { $lte: askedBefore } },
  ];
  const found = await models.requests
    .find({ clubId, state: 'open', $or: isDue }, withoutParts)
    .sort({ askedAt: 1 })
    .lean<Stored<RequestSummary>[]>();
  return found.map(fromStored);
}
