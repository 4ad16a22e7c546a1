import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { RequestHandler } from 'express';

/**
 * Whether a request may come from our own page or from a program of this machine: by our own host
 * name (another one that points here is DNS rebinding), and from no other site's page. A browser
 * names the origin of what a page sends, a program none.
 */
function isOurs({ headers }: IncomingMessage, port: number): boolean {
  const { host = '', origin } = headers;
  const isHere = [`127.0.0.1:${port}`, `localhost:${port}`].includes(host);
  if (!isHere || (origin !== undefined && origin !== `http://${host}`)) return false;
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}

/** Stands before every route. */
export function ourOwn(port: () => number): RequestHandler {
  return (request, response, next) => {
    if (isOurs(request, port())) next();
    else response.status(403).json({ ok: false, error: 'wrong_origin' });
  };
}

/** The same before a connection of its own is opened. */
export function ourOwnUpgrade(
  port: () => number,
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void,
): typeof upgrade {
  return (request, socket, head) => {
    if (isOurs(request, port())) upgrade(request, socket, head);
    else socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  };
}

/** A form of another site can post, but not as JSON. */
export const jsonPosts: RequestHandler = (request, response, next) => {
  if (request.method !== 'POST' || request.is('application/json') !== false) next();
  else response.status(403).json({ ok: false, error: 'wrong_type' });
};
