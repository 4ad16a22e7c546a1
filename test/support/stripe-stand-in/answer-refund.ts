import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Stripe } from 'stripe';
import { emitRefund } from './events.js';
import { expanded } from './expand-refund.js';
import type { Answer } from './idempotency.js';
import { makeRefund } from './make-refund.js';
import { expandIn, readRefundRequest } from './refund-request.js';
import { StandInError } from './stand-in-error.js';
import type { Outcome, StandInState } from './stand-in-state.js';

/** Answers of Stripe that its idempotency does not keep, since no work had begun. */
const notKept = [401, 403, 409, 429];

const forEver = new Promise<never>(() => undefined);

/** Makes a refund as `Outcome` says, or by Stripe's rules; what the key keeps is what it returns. */
export async function answerRefund(
  state: StandInState,
  request: { body: string; response: ServerResponse },
): Promise<Answer> {
  const params = readRefundRequest(request.body);
  const outcome = state.outcomes.shift();
  if (outcome?.kind === 'never') return forEver;
  if (outcome?.kind === 'slow') await pause(outcome.ms, undefined, { ref: false });
  if (outcome?.kind === 'error') {
    const fault = new StandInError(outcome.status, outcome.code, outcome.message ?? 'It failed.');
    if (notKept.includes(outcome.status)) throw fault;
    return { status: fault.status, body: fault.body };
  }
  try {
    const refund = settleAs(state, makeRefund(state, params), outcome);
    const names = expandIn(new URLSearchParams(request.body));
    const body = expanded(state, refund, names);
    if (outcome?.kind !== 'made-but') return { status: 200, body };
    if (outcome.answer === 'never') return await forEver;
    if (outcome.answer === 'cut') request.response.destroy();
    return { status: 500, body: new StandInError(500, undefined, 'Something went wrong.').body };
  } catch (error) {
    if (!(error instanceof StandInError)) throw error;
    return { status: error.status, body: error.body };
  }
}

function settleAs(state: StandInState, refund: Stripe.Refund, outcome: Outcome | undefined) {
  if (outcome?.kind === 'waits') {
    Object.assign(refund, { status: 'pending', pending_reason: outcome.reason });
  }
  if (outcome?.kind === 'fails') {
    Object.assign(refund, { status: 'failed', failure_reason: outcome.reason });
    emitRefund(state, 'refund.failed', refund);
  }
  return structuredClone(refund);
}
