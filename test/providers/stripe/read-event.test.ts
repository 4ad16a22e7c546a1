import { beforeAll, expect, it } from 'vitest';
import type { RefundProvider } from '../../../src/providers/refund-provider.js';
import { createStripeProvider } from '../../../src/providers/stripe/create-stripe-provider.js';
import {
  addPayment,
  closeDispute,
  openDispute,
  refundByHand,
  settleRefund,
} from '../../support/stripe-stand-in/happenings.js';
import { emptyState } from '../../support/stripe-stand-in/stand-in-state.js';
import {
  standInKey,
  standInWebhookSecret,
} from '../../support/stripe-stand-in/start-stripe-stand-in.js';
import { signedWebhook } from '../../support/stripe-stand-in/webhooks.js';

const state = emptyState(() => new Date());
let provider: RefundProvider;

function stripe(webhookSecret: string | undefined): RefundProvider {
  return createStripeProvider({ secretKey: standInKey, apiUrl: undefined, webhookSecret });
}

beforeAll(() => {
  provider = stripe(standInWebhookSecret);
  addPayment(state, { id: 'pi_1', amount: 10_000 });
  const { id } = refundByHand(state, 'pi_1', 4000);
  settleRefund(state, id, { status: 'failed', reason: 'declined' });
  closeDispute(state, openDispute(state, 'pi_1', { amount: 1, status: 'under_review' }).id, 'won');
});

function read(event: (typeof state.events)[number], secret = standInWebhookSecret, at?: Date) {
  const { body, signature } = signedWebhook(event, secret, at);
  return provider.readEvent(Buffer.from(body), signature);
}

it('every event about refunds and disputes is known', () => {
  expect(state.events.map((event) => [event.type, read(event)])).toMatchObject([
    ['refund.created', { kind: 'refund', refund: { standing: 'done', refundId: null } }],
    ['refund.updated', { kind: 'refund', refund: { standing: 'failed' } }],
    ['refund.failed', { kind: 'refund', refund: { standing: 'failed' } }],
    ['charge.dispute.created', { kind: 'dispute' }],
    ['charge.dispute.closed', { kind: 'dispute' }],
  ]);
});

it('a forged, an old, an altered and an unsigned one are not read', () => {
  const [event] = state.events;
  if (event === undefined) throw new Error('the stand-in told nothing');
  const forged = { kind: 'forged' };
  expect(read(event, 'whsec_another')).toEqual(forged);
  expect(read(event, standInWebhookSecret, new Date(Date.now() - 301_000))).toEqual(forged);
  const { body, signature } = signedWebhook(event, standInWebhookSecret);
  expect(provider.readEvent(Buffer.from(`${body} `), signature)).toEqual(forged);
  expect(provider.readEvent(Buffer.from(body), undefined)).toEqual(forged);
  expect(provider.readEvent(Buffer.from(body), '')).toEqual(forged);
  expect(stripe(undefined).readEvent(Buffer.from(body), signature)).toEqual(forged);
});

it('an event of another kind is nothing to us', () => {
  const event = JSON.stringify({
    id: 'evt_1',
    object: 'event',
    type: 'customer.created',
    data: {},
  });
  const { body, signature } = signedWebhook(JSON.parse(event), standInWebhookSecret);
  expect(provider.readEvent(Buffer.from(body), signature)).toEqual({ kind: 'other' });
});
