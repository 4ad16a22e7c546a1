import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { answerRefund } from './answer-refund.js';
import { chargeObject } from './charge-object.js';
import { disputeObject } from './dispute-object.js';
import { expanded } from './expand-refund.js';
import { type Answer, createIdempotency } from './idempotency.js';
import { listCharges, listDisputes, listRefunds } from './lists.js';
import { expandIn } from './refund-request.js';
import { StandInError } from './stand-in-error.js';
import { emptyState, type StandInState } from './stand-in-state.js';

export const standInKey = 'sk_test_standin0123456789';
export const standInWebhookSecret = 'whsec_standin0123456789';

/** A Stripe of our own on this machine; `state` is what it holds, for tests to read and change. */
export type StripeStandIn = {
  url: string;
  state: StandInState;
  /** Gives up the requests that it would never answer. */
  forget(): void;
  /** Forgets what it was asked under every key, as after a day. */
  forgetKeys(): void;
  close(): Promise<void>;
};

export async function startStripeStandIn(
  now: () => Date = () => new Date(),
): Promise<StripeStandIn> {
  const state = emptyState(now);
  const idempotent = createIdempotency(now);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<Answer> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stand-in');
    const asked = `${request.method} ${pathname}`;
    state.requests.push(asked);
    if (state.silentOn.includes(asked)) return new Promise<never>(() => undefined);
    if (request.headers.authorization !== `Bearer ${standInKey}`) {
      throw new StandInError(401, undefined, 'Invalid API Key provided.');
    }
    if (asked === 'POST /v1/refunds') {
      const body = await text(request);
      const key = [request.headers['idempotency-key']].flat()[0];
      return idempotent.answer(key, body, () => answerRefund(state, { body, response }));
    }
    if (asked === 'GET /v1/refunds') return { status: 200, body: listRefunds(state, searchParams) };
    if (asked === 'GET /v1/disputes') {
      return { status: 200, body: listDisputes(state, searchParams) };
    }
    if (asked === 'GET /v1/charges') return { status: 200, body: listCharges(state, searchParams) };
    const payment = state.payments.find(({ chargeId }) => asked === `GET /v1/charges/${chargeId}`);
    if (payment !== undefined) return { status: 200, body: chargeObject(payment) };
    const refund = state.refunds.find(({ id }) => asked === `GET /v1/refunds/${id}`);
    if (refund !== undefined) {
      return { status: 200, body: expanded(state, refund, expandIn(searchParams)) };
    }
    const dispute = state.disputes.find(({ id }) => asked === `GET /v1/disputes/${id}`);
    if (dispute !== undefined) return { status: 200, body: disputeObject(dispute) };
    throw new StandInError(404, 'resource_missing', `Unrecognized request URL (${asked}).`);
  }

  const server = createServer(async (request, response) => {
    try {
      send(response, await answer(request, response));
    } catch (error) {
      const known = error instanceof StandInError ? error : new StandInError(500, undefined, '');
      send(response, known);
    }
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    state,
    forget: () => idempotent.forgetUnanswered(),
    forgetKeys: () => idempotent.forgetKeys(),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function listen(server: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address: AddressInfo | string | null = server.address();
      resolve(address === null || typeof address === 'string' ? 0 : address.port);
    });
  });
}

function send(response: ServerResponse, { status, body }: Answer): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json', 'request-id': 'req_standin' });
  response.end(JSON.stringify(body));
}
