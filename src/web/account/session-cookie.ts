import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Desk } from '../../services/desk.js';
import type { OpenedSession } from '../../services/links/exchange-link.js';
import { pageFrame } from './page-words.js';

const cookieName = 'credit_desk_account';

function optionsFor(desk: Desk) {
  return {
    httpOnly: true,
    sameSite: 'strict',
    secure: new URL(desk.publicUrl).protocol === 'https:',
    path: pageFrame(desk).base,
  } as const;
}

export function setSession(desk: Desk, response: Response, opened: OpenedSession): void {
  const { token, expiresAt: expires } = opened;
  response.cookie(cookieName, token, { ...optionsFor(desk), expires });
}

export function clearSession(desk: Desk, response: Response): void {
  response.clearCookie(cookieName, optionsFor(desk));
}

/** What the browser's cookie says; empty where there is none. */
export function cookieOf(request: Request): string {
  const pattern = new RegExp(`(?:^|;\\s*)${cookieName}=([A-Za-z0-9_-]{43})(?:;|$)`);
  return pattern.exec(request.get('cookie') ?? '')?.[1] ?? '';
}

/** What a form of this session carries: whoever does not see its pages cannot know it. */
export function csrfOf(cookie: string): string {
  return createHash('sha256').update(`form of ${cookie}`).digest('base64url');
}

export function isOwnForm(cookie: string, sent: string): boolean {
  const expected = Buffer.from(csrfOf(cookie));
  const given = Buffer.from(sent);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
