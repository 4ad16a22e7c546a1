import { Stripe } from 'stripe';

/** A refund that is not answered by then is looked for in the list instead. */
const patienceMs = 10_000;

/** `apiUrl` moves every call elsewhere; undefined = Stripe's own address. */
export type StripeAccess = { secretKey: string; apiUrl: string | undefined; timeoutMs?: number };

/** Never asks again by itself: whether that is safe is decided by who asked. */
export function createStripeClient({ secretKey, apiUrl, timeoutMs }: StripeAccess): Stripe {
  const once = { maxNetworkRetries: 0, timeout: timeoutMs ?? patienceMs, telemetry: false };
  if (apiUrl === undefined) return new Stripe(secretKey, once);
  const { protocol, hostname, port } = new URL(apiUrl);
  const isPlain = protocol === 'http:';
  return new Stripe(secretKey, {
    ...once,
    protocol: isPlain ? 'http' : 'https',
    host: hostname,
    port: port === '' ? (isPlain ? 80 : 443) : port,
  });
}
