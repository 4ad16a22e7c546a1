import { type Actor, actorId } from '../../domain/people/actor.js';
import type { Contact } from '../../domain/people/club-records.js';
import { requireRight } from '../../domain/people/permission.js';
import { countOpenLinks } from '../../store/links/account-links.js';
import type { Desk } from '../desk.js';
import { mailAccountLink } from '../notices/mail-account-link.js';
import { type MailWay, mailWayOf } from '../notices/mail-to-payer.js';
import { requirePayer } from '../people/payer-names.js';
import { deskEvent } from '../trail/desk-event.js';

/**
 * How a payer can be sent a link now; `unreachable`: the page has no address that customers reach;
 * `forgotten`: nobody knows any more who they were.
 */
export type LinkWay = MailWay | { kind: 'unreachable' } | { kind: 'forgotten' };

export function linkWayOf(
  desk: Desk,
  { email, forgottenAt }: Pick<Contact, 'email' | 'forgottenAt'>,
): LinkWay {
  if (forgottenAt) return { kind: 'forgotten' };
  return desk.isReachable ? mailWayOf(desk, email) : { kind: 'unreachable' };
}

/** `open`: how many links that they were sent can be used now. */
export type LinkPreview = { payer: Contact; way: LinkWay; open: number };

/** To whom a link would go. @throws CreditError `not-allowed`, `not-found` */
export async function previewAccountLink(
  desk: Desk,
  actor: Actor,
  payerId: string,
): Promise<LinkPreview> {
  requireRight(actor, 'send-account-link');
  const payer = await requirePayer(desk, payerId);
  const owner = { clubId: desk.club.id, payerId };
  const open = await countOpenLinks(desk.store, owner, { now: desk.now(), payer });
  return { payer, way: linkWayOf(desk, payer), open };
}

/**
 * Queues a mail with a link of its own, once for each form; nothing where no mail can be sent, or
 * where the address is not the one that the form said (`to`, as screens show it).
 * @returns whether it was queued, and to whom a link would go now
 * @throws CreditError `not-allowed`, `not-found`
 */
export async function sendAccountLink(
  desk: Desk,
  actor: Actor,
  { operationId: id, payerId, to }: { operationId: string; payerId: string; to: string },
): Promise<LinkPreview & { isSent: boolean }> {
  const preview = await previewAccountLink(desk, actor, payerId);
  const { way } = preview;
  if (way.kind !== 'address' || way.to !== to) return { ...preview, isSent: false };
  const byUserId = actorId(actor);
  const event = deskEvent(desk, actor, {
    ...{ id: `account-link:${id}`, act: 'send-account-link', payerId, subject: '' },
  });
  const sending = { purpose: 'sent-by-staff', id, byUserId, event } as const;
  await mailAccountLink(desk, { payerIds: [payerId], ...sending });
  return { ...preview, isSent: true };
}
