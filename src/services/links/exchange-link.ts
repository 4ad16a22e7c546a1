import { linkState, sessionExpiry } from '../../domain/links/account-link.js';
import { findContact } from '../../store/club/contact-reads.js';
import { countUse, findLinkByDigest } from '../../store/links/account-links.js';
import { insertSession } from '../../store/links/account-sessions.js';
import type { Desk } from '../desk.js';
import { newToken, tokenDigest } from './secret-token.js';

/** `token` is for the cookie of the browser that pressed, and is kept nowhere. */
export type OpenedSession = { token: string; expiresAt: Date };

/**
 * Makes a session of its own for whoever presses the button of a link, as often as it is pressed.
 * Null: the link is wrong, expired, revoked or for an address of earlier, which take the same
 * steps, so that nobody can tell one from another.
 */
export async function exchangeLink(desk: Desk, token: string): Promise<OpenedSession | null> {
  const clubId = desk.club.id;
  const now = desk.now();
  const link = await findLinkByDigest(desk.store, { clubId, digest: tokenDigest(token) });
  const payer = await findContact(desk.store, link?.payerId ?? '');
  if (link === null || payer === null) return null;
  if (linkState(link, { now, payer }) !== 'open') return null;
  const secret = newToken();
  const expiresAt = sessionExpiry(link, now);
  await insertSession(desk.store, {
    ...{ id: tokenDigest(secret), clubId, payerId: link.payerId, linkId: link.id },
    ...{ createdAt: now, expiresAt },
  });
  await countUse(desk.store, link.id, now);
  return { token: secret, expiresAt };
}
