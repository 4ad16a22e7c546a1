import type { Stripe } from 'stripe';
import { StandInError } from './stand-in-error.js';

/** The parameters by which the desk may make a refund; others are a fault of the desk. */
type Asked = Pick<Stripe.RefundCreateParams, 'amount' | 'charge' | 'payment_intent' | 'metadata'>;

/** What is to be shown beside the refund, of a body or an address. */
export function expandIn(params: URLSearchParams): string[] {
  return [...params].flatMap(([name, value]) => (isExpand(name) ? [value] : []));
}

export function isExpand(name: string): boolean {
  return /^expand\[\d+\]$/.test(name);
}

/** Reads the body of `POST /v1/refunds`. @throws StandInError as Stripe refuses a malformed one */
export function readRefundRequest(body: string): Asked {
  const asked: Asked = {};
  const metadata: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(body)) {
    const inMetadata = /^metadata\[(\w{1,40})\]$/.exec(name)?.[1];
    if (inMetadata !== undefined) metadata[inMetadata] = value;
    else if (isExpand(name)) continue;
    else if (name === 'amount') asked.amount = wholeNumber(value);
    else if (name === 'charge' || name === 'payment_intent') asked[name] = value;
    else throw new StandInError(400, 'parameter_unknown', `Received unknown parameter: ${name}`);
  }
  if (asked.charge === undefined && asked.payment_intent === undefined) {
    throw new StandInError(400, 'parameter_missing', 'A charge or payment_intent is missing.');
  }
  return { ...asked, metadata };
}

function wholeNumber(text: string): number {
  if (/^[1-9][0-9]*$/.test(text)) return Number(text);
  throw new StandInError(400, 'parameter_invalid_integer', `Invalid integer: ${text}`);
}
