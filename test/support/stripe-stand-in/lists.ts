import type { Stripe } from 'stripe';
import { disputeObject } from './dispute-object.js';
import { StandInError } from './stand-in-error.js';
import type { StandInState } from './stand-in-state.js';

/** What Stripe lists by, of refunds and disputes alike. */
type Listed = { id: string; created: number; charge: unknown; payment_intent: unknown };

/** The list as Stripe gives it, newest first; `query` as it stands in the address. */
export function listRefunds(
  state: StandInState,
  query: URLSearchParams,
): Stripe.ApiList<Stripe.Refund> {
  return page(state.refunds, query, '/v1/refunds');
}

export function listDisputes(
  state: StandInState,
  query: URLSearchParams,
): Stripe.ApiList<Stripe.Dispute> {
  return page(state.disputes.map(disputeObject), query, '/v1/disputes');
}

/** Parameters that Stripe's library may send, and no others. */
const known = [
  'charge',
  'payment_intent',
  'created[gte]',
  'created[lt]',
  'limit',
  'starting_after',
];

function page<Item extends Listed>(
  items: readonly Item[],
  query: URLSearchParams,
  url: string,
): Stripe.ApiList<Item> {
  const strange = [...query.keys()].find((name) => !known.includes(name));
  if (strange !== undefined) {
    throw new StandInError(400, 'parameter_unknown', `Received unknown parameter: ${strange}`);
  }
  const newestFirst = items.filter((item) => isAsked(item, query)).reverse();
  const after = query.get('starting_after');
  const start = after === null ? 0 : newestFirst.findIndex(({ id }) => id === after) + 1;
  const limit = Number(query.get('limit') ?? 10);
  const rest = newestFirst.slice(start);
  return { object: 'list', data: rest.slice(0, limit), has_more: rest.length > limit, url };
}

function isAsked(item: Listed, query: URLSearchParams): boolean {
  const charge = query.get('charge') ?? item.charge;
  const intent = query.get('payment_intent') ?? item.payment_intent;
  const from = Number(query.get('created[gte]') ?? 0);
  const until = Number(query.get('created[lt]') ?? Number.MAX_SAFE_INTEGER);
  const isInPeriod = item.created >= from && item.created < until;
  return item.charge === charge && item.payment_intent === intent && isInPeriod;
}
