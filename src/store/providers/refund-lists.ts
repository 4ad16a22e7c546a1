import type { Refund } from '../../domain/refunds/refund.js';
import type { Store } from '../connection.js';
import { fromStored, type Stored } from '../stored.js';

type AtProvider = { clubId: string; provider: { name: string; title: string } };

/**
 * A page of refunds in the order in which they were asked for, from behind `after`. `asked`: since a
 * moment, or before it.
 */
type Page = {
  asked: { since: Date } | { before: Date };
  after: Refund | null;
  limit: number;
};

/**
 * What is asked for and not sent as far as the books know, the oldest first; its cost follows what one
 * provider has to send, however many refunds people send. Earlier versions kept a provider as it was
 * typed.
 */
export async function findRefundsToSend(
  { models }: Store,
  { clubId, provider, asked, after, limit }: AtProvider & Page,
): Promise<Refund[]> {
  const period = 'since' in asked ? { $gte: asked.since } : { $lt: asked.before };
  const page = after === null ? {} : behind(after);
  const found = await models.refunds
    .find({
      ...{ clubId, provider: { $in: namesOf(provider) }, state: 'asked' },
      ...{ askedAt: period, ...page },
    })
    .hint('at_provider')
    .sort({ askedAt: 1, _id: 1 })
    .limit(limit)
    .lean<Stored<Refund>[]>();
  return found.map(fromStored);
}

function namesOf({ name, title }: AtProvider['provider']): string[] {
  return [name, title];
}

function behind({ askedAt, id }: Refund) {
  return { $or: [{ askedAt: { $gt: askedAt } }, { askedAt, _id: { $gt: id } }] };
}

/** What waits at its provider, the oldest first. */
export async function findWaitingRefunds(
  { models }: Store,
  { clubId, provider }: AtProvider,
): Promise<Refund[]> {
  const found = await models.refunds
    .find({ clubId, provider: { $in: namesOf(provider) }, state: 'waiting' })
    .hint('at_provider')
    .sort({ askedAt: 1, _id: 1 })
    .lean<Stored<Refund>[]>();
  return found.map(fromStored);
}

/** All that were asked for since then, the oldest first; for a look at everything, by no index. */
export async function findRefundsSince(
  { models }: Store,
  { clubId, since }: { clubId: string; since: Date },
): Promise<Refund[]> {
  const found = await models.refunds
    .find({ clubId, askedAt: { $gte: since } })
    .sort({ askedAt: 1, _id: 1 })
    .lean<Stored<Refund>[]>();
  return found.map(fromStored);
}
