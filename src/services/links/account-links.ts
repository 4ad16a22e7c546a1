import { randomUUID } from 'node:crypto';
import { type AccountLink, type LinkState, linkState } from '../../domain/links/account-link.js';
import type { Notice } from '../../domain/notice.js';
import { type Actor, actorId } from '../../domain/people/actor.js';
import type { Contact } from '../../domain/people/club-records.js';
import { requireRight } from '../../domain/people/permission.js';
import { countOpenLinks, findLinksOf, revokeLinksOf } from '../../store/links/account-links.js';
import { findMessages } from '../../store/outbox/outbox-queue.js';
import type { WantedPage } from '../credit/credit-lists.js';
import type { Desk } from '../desk.js';
import { requirePayer } from '../people/payer-names.js';
import { deskEvent } from '../trail/desk-event.js';

/** A link as staff see it: not what would open it. `told` is what its mail was about. */
export type ListedLink = Omit<AccountLink, 'digest'> & { state: LinkState; told: Notice | null };

export type ListedLinks = WantedPage & {
  payer: Contact;
  links: ListedLink[];
  total: number;
  /** How many of all pages can be used now. */
  open: number;
};

type OfPayer = { payerId: string };

/**
 * The links that a payer was sent, newest first, with their uses.
 * @throws CreditError `not-allowed`, `not-found`
 */
export async function listLinks(
  desk: Desk,
  actor: Actor,
  { payerId, page, pageSize }: WantedPage & OfPayer,
): Promise<ListedLinks> {
  requireRight(actor, 'send-account-link');
  const { store } = desk;
  const owner = { clubId: desk.club.id, payerId };
  const payer = await requirePayer(desk, payerId);
  const at = { now: desk.now(), payer };
  const [{ links, total }, open] = await Promise.all([
    findLinksOf(store, owner, { skip: page * pageSize, limit: pageSize }),
    countOpenLinks(store, owner, at),
  ]);
  const ids = links.flatMap(({ messageId }) => (messageId ? [messageId] : []));
  const messages = await findMessages(store, ids);
  const listed = links.map(({ digest: _unseen, ...link }) => {
    const told = messages.get(link.messageId ?? '')?.notice ?? null;
    return { ...link, told, state: linkState(link, at) };
  });
  return { payer, links: listed, total, open, page, pageSize };
}

/**
 * Ends the links of a payer, or the one named, and what was opened by them, at once.
 * @returns how many could still be used
 * @throws CreditError `not-allowed`
 */
export async function revokeLinks(
  desk: Desk,
  actor: Actor,
  { payerId, linkId }: OfPayer & { linkId?: string },
): Promise<number> {
  requireRight(actor, 'send-account-link');
  const which = linkId === undefined ? {} : { linkId };
  const owner = { clubId: desk.club.id, payerId, ...which };
  const event = (count: number) =>
    deskEvent(desk, actor, {
      ...{ id: `revoke:${randomUUID()}`, act: 'revoke-account-links', payerId },
      subject: count === 1 ? 'one link' : `${count} links`,
    });
  return revokeLinksOf(desk.store, owner, { at: desk.now(), by: actorId(actor), event });
}
