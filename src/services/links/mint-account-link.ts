import { randomUUID } from 'node:crypto';
import { refuse } from '../../domain/errors.js';
import { type AccountLink, type LinkPurpose, linkExpiry } from '../../domain/links/account-link.js';
import type { Contact } from '../../domain/people/club-records.js';
import { ownId } from '../../domain/record-id.js';
import { findContact } from '../../store/club/contact-reads.js';
import { insertLinks } from '../../store/links/account-links.js';
import type { Desk } from '../desk.js';
import { newToken, tokenDigest } from './secret-token.js';

/** Where a link leads, below `PUBLIC_URL`; its token follows. */
export const linkPath = '/account/open/';

/** `messageId` is the mail that it is made for. */
type LinkFor = { purpose: LinkPurpose; messageId?: string | null };
export type LinkRequest = { payerId: string } & LinkFor;

/** A link that can be stored, and the address that is kept nowhere. */
export type NewLink = { link: AccountLink; url: string };

/**
 * A new private link to a payer's account page, good for 30 days unless it is revoked or the payer's
 * address changes. To be made at each sending: only the mail ever holds the address.
 */
export function newAccountLink(
  desk: Desk,
  { id: payerId, email: sentTo, addressChanges = 0 }: Contact,
  { purpose, messageId = null }: LinkFor,
): NewLink {
  const token = newToken();
  const now = desk.now();
  const link: AccountLink = {
    ...{ id: randomUUID(), digest: tokenDigest(token), clubId: desk.club.id, payerId, purpose },
    ...{ sentTo, addressChanges, messageId, createdAt: now, expiresAt: linkExpiry(now) },
    ...{ revokedAt: null, revokedBy: null, uses: 0, usedAt: [] },
  };
  return { link, url: `${desk.publicUrl}${linkPath}${token}` };
}

/** The same, stored. @throws CreditError `not-found`, also for somebody for whom another one pays */
export async function mintAccountLink(
  desk: Desk,
  { payerId, ...about }: LinkRequest,
): Promise<{ url: string; linkId: string }> {
  const clubId = desk.club.id;
  const payer = await findContact(desk.store, payerId);
  if (payer === null || payer.clubId !== clubId || payer.payerId !== payerId) {
    return refuse('not-found', { what: 'contact', id: ownId(clubId, payerId) });
  }
  const { link, url } = newAccountLink(desk, payer, about);
  await insertLinks(desk.store, [link]);
  return { url, linkId: link.id };
}
