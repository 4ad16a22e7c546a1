import type { Stripe } from 'stripe';
import type { DisputeFacts } from './dispute-object.js';

/** One payment at Stripe: a payment intent with its charge. Minor units. */
export type StandInPayment = {
  id: string;
  chargeId: string;
  amount: number;
  currency: string;
};

/** What the stand-in does with the next request to make a refund, instead of what is usual. */
export type Outcome =
  /** Refuses it, or says that it is busy or broken; nothing is made. */
  | { kind: 'error'; status: number; code?: string; message?: string }
  /** Makes the refund and answers with a fault, or cuts the line, or never answers. */
  | { kind: 'made-but'; answer: 500 | 'cut' | 'never' }
  /** Never answers and makes nothing. */
  | { kind: 'never' }
  | { kind: 'slow'; ms: number }
  | { kind: 'waits'; reason: Stripe.Refund.PendingReason }
  | { kind: 'fails'; reason: string };

export type StandInState = {
  now: () => Date;
  /** What is there to send back from, in minor units; a refund beyond it waits. */
  balance: number;
  payments: StandInPayment[];
  /** What is charged for each refund; nothing, as Stripe does in most countries. */
  refundFee: number;
  /** In the order in which they were made. */
  refunds: Stripe.Refund[];
  disputes: DisputeFacts[];
  /** In the order in which they happened. */
  events: Stripe.Event[];
  outcomes: Outcome[];
  /** Requests that are never answered, as they stand in `requests`. */
  silentOn: string[];
  /** Every request that came, as `POST /v1/refunds`. */
  requests: string[];
  counter: number;
};

export function emptyState(now: () => Date): StandInState {
  const empty = { payments: [], refunds: [], disputes: [], events: [], outcomes: [], requests: [] };
  const silentOn: string[] = [];
  return { now, balance: 1_000_000, refundFee: 0, counter: 0, silentOn, ...empty };
}

/** Ids end in a running number, so that a test's words are the same each time. */
export function nextId(state: StandInState, prefix: string): string {
  state.counter += 1;
  return `${prefix}_standin${state.counter}`;
}

export function secondsNow(state: StandInState): number {
  return Math.floor(state.now().getTime() / 1000);
}

export function findPayment(state: StandInState, id: string): StandInPayment | undefined {
  return state.payments.find((payment) => payment.id === id || payment.chargeId === id);
}
