import { randomUUID } from 'node:crypto';
import type { LinkPurpose } from '../../domain/links/account-link.js';
import type { DeskEvent } from '../../domain/trail/audit-event.js';
import { storeMessage } from '../../store/outbox/outbox-queue.js';
import { storeMessageWith } from '../../store/outbox/store-message.js';
import type { Desk } from '../desk.js';

/**
 * Queues one mail with the way to the account page. Of several payers at one address it names all,
 * each with a link of its own; the links are made when it is sent, for those who still have the
 * address of the first. Whether mail is sent and customers reach the page is asked before
 * (`desk.sendsMail`, `desk.isReachable`), and so is the right.
 * @param request `id` makes it one mail, however often it is asked for; without one each is its own
 */
export async function mailAccountLink(
  desk: Desk,
  request: {
    payerIds: readonly [string, ...string[]];
    purpose: Exclude<LinkPurpose, 'notice'>;
    id?: string;
    /** Who of staff sends it, and what the trail says of that. */
    byUserId?: string;
    event?: DeskEvent;
  },
): Promise<void> {
  const { payerIds, purpose, id = randomUUID(), byUserId, event } = request;
  const [payerId] = payerIds;
  const message: Parameters<typeof storeMessage>[1] = {
    ...{ id: `account-link:${id}/mail`, clubId: desk.club.id, now: desk.now() },
    target: { payerId, purpose },
    notice: {
      ...{ kind: 'account-link', payerId, payerIds: [...payerIds] },
      ...(byUserId === undefined ? {} : { byUserId }),
    },
  };
  if (event === undefined) await storeMessage(desk.store, message);
  else await storeMessageWith(desk.store, message, event);
  desk.wake('mail');
}
