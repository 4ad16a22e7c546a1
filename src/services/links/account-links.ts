import { type AccountLink, type LinkState, linkState } from '../../domain/links/account-link.js';
import type { Actor } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import { findContact } from '../../store/club/contact-reads.js';
import { findLinksOf, revokeLinksOf } from '../../store/links/account-links.js';
import type { WantedPage } from '../credit/credit-lists.js';
import type { Desk } from '../desk.js';

/** A link as staff see it: not what would open it. */
export type ListedLink = Omit<AccountLink, 'digest'> & { state: LinkState };

/** The links that a payer was sent, newest first, with their uses. @throws CreditError `not-allowed` */
export async function listLinks(
  desk: Desk,
  actor: Actor,
  { payerId, page, pageSize }: WantedPage & { payerId: string },
): Promise<{ links: ListedLink[]; total: number }> {
  requireRight(actor, 'send-account-link');
  const owner = { clubId: desk.club.id, payerId };
  const from = { skip: page * pageSize, limit: pageSize };
  const [{ links, total }, payer] = await Promise.all([
    findLinksOf(desk.store, owner, from),
    findContact(desk.store, payerId),
  ]);
  const at = { now: desk.now(), address: payer?.email ?? null };
  const listed = links.map((link) => {
    const { digest: _unseen, ...shown } = link;
    return { ...shown, state: linkState(link, at) };
  });
  return { links: listed, total };
}

/**
 * Ends all links of a payer and what was opened by them, at once.
 * @returns how many could still be used
 * @throws CreditError `not-allowed`
 */
export async function revokeLinks(desk: Desk, actor: Actor, payerId: string): Promise<number> {
  requireRight(actor, 'send-account-link');
  const owner = { clubId: desk.club.id, payerId };
  return revokeLinksOf(desk.store, owner, desk.now());
}
