import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import type { Desk } from '../../services/desk.js';
import { sendMessage } from './send-page.js';
import { sharedTries } from './shared-tries.js';

const own = "'self'";
const none = "'none'";

/** No script, nothing from elsewhere, in no frame, in no search engine and in no cache. */
export function closedHeaders(): RequestHandler[] {
  const directives = {
    ...{ defaultSrc: [none], styleSrc: [own], formAction: [own] },
    ...{ baseUri: [none], frameAncestors: [none] },
  };
  const headers = helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    referrerPolicy: { policy: 'same-origin' },
  });
  return [
    headers,
    (_request, response, next) => {
      response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow' });
      next();
    },
  ];
}

/** A form that another site sends is refused; browsers say with each where it comes from. */
export function ownOriginOnly(desk: Desk): RequestHandler {
  const { origin } = new URL(desk.publicUrl);
  return (request, response, next) => {
    if (request.method !== 'POST' || request.get('origin') === origin) return next();
    return sendMessage(desk, response, 403, {
      heading: 'That did not come from this page',
      sentences: ['Nothing was changed. Open the link in your email once more and try again.'],
      next: null,
    });
  };
}

const minuteMs = 60_000;

type Limit = {
  most: number;
  minutes: number;
  keyOf: (request: Request) => string;
  /** Counted for all processes together, under this name. */
  shared?: string;
};

function limit(desk: Desk, { most, minutes, keyOf, shared }: Limit): RequestHandler {
  const windowMs = minutes * minuteMs;
  return rateLimit({
    windowMs,
    limit: most,
    keyGenerator: keyOf,
    legacyHeaders: false,
    ...(shared === undefined ? {} : { store: sharedTries(desk, { what: shared, most, windowMs }) }),
    handler: (_request, response) =>
      sendMessage(desk, response, 429, {
        heading: 'Too many tries',
        sentences: [`Nothing was changed. Wait ${minutes} minutes, then try again.`],
        next: null,
      }),
  });
}

function addressOf({ ip = '' }: Request): string {
  return ipKeyGenerator(ip);
}

/** Of one address, whatever it asks for: a shield of each process, which asks the database nothing. */
export function pagesPerAddress(desk: Desk): RequestHandler {
  return limit(desk, { most: 600, minutes: 10, keyOf: addressOf });
}

/** Guessing is slow for one address, and for one link from however many. */
export function pressesOfLinks(desk: Desk): RequestHandler[] {
  const tokenOf = ({ params }: Request) => String(params['token'] ?? '');
  return [
    limit(desk, { most: 40, minutes: 10, keyOf: addressOf, shared: 'press' }),
    limit(desk, { most: 20, minutes: 10, keyOf: tokenOf, shared: 'link' }),
  ];
}

/** Nobody asks for links to many addresses. What one address is mailed is counted apart. */
export function asksPerAddress(desk: Desk): RequestHandler {
  return limit(desk, { most: 10, minutes: 60, keyOf: addressOf, shared: 'ask' });
}
