import type { RequestHandler } from 'express';

function refuse(...[, response]: Parameters<RequestHandler>): void {
  response.status(403).json({ ok: false, error: 'wrong_origin' });
}

/**
 * The page's backend acts as any user, so only our own page may call it: by our own host name
 * (another one that points here is DNS rebinding) and from our own origin.
 */
export function sameOrigin(port: () => number): RequestHandler {
  return (request, response, next) => {
    const hosts = [`127.0.0.1:${port()}`, `localhost:${port()}`];
    const { host = '', origin } = request.headers;
    if (!hosts.includes(host)) return refuse(request, response, next);
    if (origin !== undefined && origin !== `http://${host}`) {
      return refuse(request, response, next);
    }
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') {
      return refuse(request, response, next);
    }
    // A form of another site can post, but not as JSON.
    if (request.method === 'POST' && request.is('application/json') === false) {
      return refuse(request, response, next);
    }
    next();
  };
}
