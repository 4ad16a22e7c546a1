import type { Contact } from '../people/club-records.js';

/** What a link to the account page was sent with; it is bound to that and opens nothing else. */
export const linkPurposes = ['notice', 'sent-by-staff', 'asked-for'] as const;
export type LinkPurpose = (typeof linkPurposes)[number];

/** How many of the newest uses are kept with their times; all are counted. */
export const mostUsesKept = 20;

/**
 * A private link to a payer's account page. Only the digest of its token is kept, so whoever reads
 * the database cannot use it. `sentTo` is the address on file when it was made, and `addressChanges` how
 * often that had changed: the link is worth nothing once that is another one, also when it comes back.
 */
export type AccountLink = {
  id: string;
  digest: string;
  clubId: string;
  payerId: string;
  purpose: LinkPurpose;
  sentTo: string | null;
  /** Links of earlier versions have none, nor had their payer. */
  addressChanges?: number;
  /** The mail that it was made for; links of earlier versions do not name it. */
  messageId?: string | null;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  /** Who ended it, by the id of an actor. */
  revokedBy?: string | null;
  uses: number;
  usedAt: Date[];
};

/**
 * Somebody who pressed the button of a link, in one browser; `id` is the digest of what their
 * cookie says. It lives no longer than its link.
 */
export type AccountSession = {
  id: string;
  clubId: string;
  payerId: string;
  linkId: string;
  createdAt: Date;
  expiresAt: Date;
};

const dayMs = 24 * 60 * 60_000;
export const linkLifetimeDays = 30;
const linkLifetimeMs = linkLifetimeDays * dayMs;
const sessionLifetimeMs = dayMs / 2;

export function linkExpiry(now: Date): Date {
  return new Date(now.getTime() + linkLifetimeMs);
}

export function sessionExpiry(link: AccountLink, now: Date): Date {
  const own = now.getTime() + sessionLifetimeMs;
  return new Date(Math.min(own, link.expiresAt.getTime()));
}

export type LinkState = 'open' | 'expired' | 'revoked' | 'address-changed';

/** The address on file of a payer, and how often it changed. */
export type AddressOnFile = Pick<Contact, 'email' | 'addressChanges'>;

/** What a link is worth now. */
export function linkState(
  link: Pick<AccountLink, 'revokedAt' | 'expiresAt' | 'sentTo' | 'addressChanges'>,
  { now, payer }: { now: Date; payer: AddressOnFile },
): LinkState {
  if (link.revokedAt !== null) return 'revoked';
  if (link.expiresAt <= now) return 'expired';
  const isSame = (link.addressChanges ?? 0) === (payer.addressChanges ?? 0);
  return isSame && link.sentTo === payer.email ? 'open' : 'address-changed';
}
