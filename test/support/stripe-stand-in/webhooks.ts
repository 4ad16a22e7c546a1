import { Stripe } from 'stripe';

export type Webhook = { body: string; signature: string };

/** An event as Stripe posts it, signed now unless `signedAt` says otherwise. */
export function signedWebhook(event: Stripe.Event, secret: string, signedAt?: Date): Webhook {
  const body = JSON.stringify(event, null, 2);
  const timestamp = signedAt === undefined ? {} : { timestamp: secondsOf(signedAt) };
  const signature = Stripe.webhooks.generateTestHeaderString({
    payload: body,
    secret,
    ...timestamp,
  });
  return { body, signature };
}

function secondsOf(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}

/** Posts it as Stripe does; resolves with the status of the answer. */
export async function postWebhook(url: string, { body, signature }: Webhook): Promise<number> {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'stripe-signature': signature,
  };
  return (await fetch(url, { method: 'POST', headers, body })).status;
}
