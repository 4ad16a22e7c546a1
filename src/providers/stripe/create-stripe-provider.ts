import { ProviderAway } from '../../domain/refunds/provider-away.js';
import type { Period, RefundProvider } from '../refund-provider.js';
import { createRefund, paymentParam, withFee } from './create-refund.js';
import { explainRefusal } from './explain-refusal.js';
import { readDispute } from './read-dispute.js';
import { readEvent } from './read-event.js';
import { readRefund } from './read-refund.js';
import { createStripeClient, type StripeAccess } from './stripe-client.js';

/** The most that Stripe lists at once. */
const pageSize = 100;
const page = { limit: pageSize, expand: [`data.${withFee}`] };

/** Without `webhookSecret` every webhook is forged, and the desk finds out by asking. */
export function createStripeProvider(
  options: StripeAccess & { webhookSecret: string | undefined },
): RefundProvider {
  const stripe = createStripeClient(options);
  const { webhookSecret } = options;
  return {
    name: 'stripe',
    title: 'Stripe',
    signatureHeader: 'stripe-signature',
    knows: (paymentId) => /^(?:pi|ch|py)_[A-Za-z0-9_]+$/.test(paymentId),
    ask: (order) => createRefund(stripe, order),
    find: (providerRefundId) =>
      asked(async () =>
        readRefund(await stripe.refunds.retrieve(providerRefundId, { expand: [withFee] })),
      ),
    listOf: (paymentId) => {
      const params = { ...paymentParam(paymentId), ...page };
      return asked(async () => (await collect(stripe.refunds.list(params))).map(readRefund));
    },
    list: (period) => {
      const params = { created: createdIn(period), ...page };
      return asked(async () =>
        (await collect(stripe.refunds.list(params))).map(readRefund).reverse(),
      );
    },
    listDisputes: (period) => {
      const params = { created: createdIn(period), limit: pageSize };
      return asked(async () => (await collect(stripe.disputes.list(params))).map(readDispute));
    },
    findDispute: (disputeId) =>
      asked(async () => readDispute(await stripe.disputes.retrieve(disputeId))),
    readEvent: (rawBody, signature) => {
      if (webhookSecret === undefined) return { kind: 'forged' };
      return readEvent(webhookSecret, { rawBody, signature });
    },
  };
}

function createdIn({ from, until }: Period): { gte: number; lt: number } {
  return { gte: secondsOf(from), lt: secondsOf(until) };
}

function secondsOf(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}

/** What Stripe has, or why it does not say. @throws ProviderAway */
async function asked<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    throw new ProviderAway(explainRefusal(error).reason, { cause: error });
  }
}

async function collect<Item>(pages: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of pages) items.push(item);
  return items;
}
