import { randomUUID } from 'node:crypto';
import { refuse } from '../../domain/errors.js';
import { type LinkPurpose, linkExpiry } from '../../domain/links/account-link.js';
import { ownId } from '../../domain/record-id.js';
import { findContact } from '../../store/club/contact-reads.js';
import { insertLink } from '../../store/links/account-links.js';
import type { Desk } from '../desk.js';
import { newToken, tokenDigest } from './secret-token.js';

/** Where a link leads, below `PUBLIC_URL`; its token follows. */
export const linkPath = '/account/open/';

/** `messageId` is the mail that it is made for. */
export type LinkRequest = { payerId: string; purpose: LinkPurpose; messageId?: string | null };

/**
 * A new private link to the payer's account page, good for 30 days unless it is revoked or the
 * payer's address changes. To be called at each sending: only the mail ever holds the address.
 * @throws CreditError `not-found`, also for somebody for whom another one pays
 */
export async function mintAccountLink(
  desk: Desk,
  { payerId, purpose, messageId = null }: LinkRequest,
): Promise<{ url: string; linkId: string }> {
  const clubId = desk.club.id;
  const payer = await findContact(desk.store, payerId);
  if (payer === null || payer.clubId !== clubId || payer.payerId !== payerId) {
    return refuse('not-found', { what: 'contact', id: ownId(clubId, payerId) });
  }
  const token = newToken();
  const now = desk.now();
  const linkId = randomUUID();
  await insertLink(desk.store, {
    ...{ id: linkId, digest: tokenDigest(token), clubId, payerId, purpose },
    ...{ sentTo: payer.email, messageId, createdAt: now, expiresAt: linkExpiry(now) },
    ...{ revokedAt: null, revokedBy: null, uses: 0, usedAt: [] },
  });
  return { url: `${desk.publicUrl}${linkPath}${token}`, linkId };
}
