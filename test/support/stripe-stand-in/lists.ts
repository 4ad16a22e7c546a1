import type { Stripe } from 'stripe';
import { chargeObject } from './charge-object.js';
import { disputeObject } from './dispute-object.js';
import { expanded } from './expand-refund.js';
import { expandIn, isExpand } from './refund-request.js';
import { StandInError } from './stand-in-error.js';
import { findPayment, type StandInState } from './stand-in-state.js';

/** What Stripe lists by, of refunds and disputes alike. */
type Listed = { id: string; created: number; charge: unknown; payment_intent: unknown };

/** The list as Stripe gives it, newest first; `query` as it stands in the address. */
export function listRefunds(
  state: StandInState,
  query: URLSearchParams,
): Stripe.ApiList<Stripe.Refund> {
  requirePaymentIn(state, query);
  const list = page(state.refunds, query, '/v1/refunds');
  const names = expandIn(query);
  return { ...list, data: list.data.map((refund) => expanded(state, refund, names)) };
}

export function listCharges(
  state: StandInState,
  query: URLSearchParams,
): Stripe.ApiList<Stripe.Charge> {
  requirePaymentIn(state, query);
  const charges = state.payments.map((payment) => {
    const { id, payment_intent, ...rest } = chargeObject(payment);
    return { ...rest, id, payment_intent, charge: id };
  });
  const { data, ...list } = page(charges, query, '/v1/charges');
  return { ...list, data: data.map(({ charge: _charge, ...one }) => one) };
}

/** Stripe says of a payment that the account does not have that there is none. */
function requirePaymentIn(state: StandInState, query: URLSearchParams): void {
  const id = query.get('payment_intent') ?? query.get('charge');
  if (id === null || findPayment(state, id) !== undefined) return;
  throw new StandInError(404, 'resource_missing', `No such payment_intent: '${id}'`);
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
  const strange = [...query.keys()].find((name) => !known.includes(name) && !isExpand(name));
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
