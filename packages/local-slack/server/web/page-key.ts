import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { textOf } from '../json.js';
import { isSameSecret } from '../same-secret.js';
import { LOCKED } from './locked-page.js';

/** Whoever has the key may act as anybody here. `port` keeps two workspaces apart. */
export type PageKey = { key: string; port: () => number };

/** Cookies of one machine are shared by all its ports, so the name holds ours. */
const cookieName = (port: number) => `local-slack-${port}`;

function cookieOf({ headers }: IncomingMessage, name: string): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

export function hasKey(request: IncomingMessage, { key, port }: PageKey): boolean {
  return isSameSecret(cookieOf(request, cookieName(port())), key);
}

/** The printed address: gives the key as a cookie and leaves it out of the address. */
export function enterByKey({ key, port }: PageKey): RequestHandler {
  return (request, response, next) => {
    const given = textOf(request.query.key);
    if (given === undefined) return next();
    if (!isSameSecret(given, key)) return void response.status(401).type('html').send(LOCKED);
    response.cookie(cookieName(port()), key, { httpOnly: true, sameSite: 'strict', path: '/' });
    const user = textOf(request.query.user);
    const rest = user === undefined ? '' : `?${new URLSearchParams({ user })}`;
    response.redirect(303, `/${rest}`);
  };
}

/** Stands before everything that is for people. */
export function needKey(pageKey: PageKey): RequestHandler {
  return (request, response, next) => {
    if (hasKey(request, pageKey)) return next();
    response.status(401);
    if (request.path === '/') response.type('html').send(LOCKED);
    else response.json({ ok: false, error: 'no_key' });
  };
}
