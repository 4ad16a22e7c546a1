import { linkState } from '../../domain/links/account-link.js';
import type { Contact } from '../../domain/people/club-records.js';
import {
  deleteSession,
  findSession,
  type SessionFound,
} from '../../store/links/account-sessions.js';
import type { Desk } from '../desk.js';
import { tokenDigest } from './secret-token.js';

/**
 * Whose account a session opens now, or null. Its link is looked at each time, so that a session
 * ends at once when the link is revoked or the payer's address changes.
 */
export function signedInBy(desk: Desk, { session, link, payer }: SessionFound): Contact | null {
  const now = desk.now();
  if (session.expiresAt <= now) return null;
  // Whoever is paid for by another one has no account of their own any more.
  if (payer.payerId !== session.payerId) return null;
  return linkState(link, { now, payer }) === 'open' ? payer : null;
}

/** Whose account a cookie opens now, or null. */
export async function findSignedIn(desk: Desk, token: string): Promise<Contact | null> {
  const { store, club } = desk;
  const found = await findSession(store, { clubId: club.id, id: tokenDigest(token) });
  return found === null ? null : signedInBy(desk, found);
}

/** Leaves the account in one browser; the link works on. */
export async function endSession(desk: Desk, token: string): Promise<void> {
  await deleteSession(desk.store, tokenDigest(token));
}
