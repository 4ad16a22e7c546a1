import { type CalendarDate, calendarDateIn } from '../../../domain/calendar-date.js';
import { refuse } from '../../../domain/errors.js';
import { type Actor, actorId } from '../../../domain/people/actor.js';
import type { OrderChange } from '../../../domain/people/club-records.js';
import { requireRight } from '../../../domain/people/permission.js';
import { ownId } from '../../../domain/record-id.js';
import { tickChange } from '../../../domain/sessions/cancelling/order-change.js';
import { findContactNames } from '../../../store/club/contact-reads.js';
import {
  changeOrder,
  countOpenChanges,
  findOpenChanges,
} from '../../../store/club/order-changes.js';
import { findProductNames } from '../../../store/club/product-reads.js';
import type { Desk } from '../../desk.js';
import { tickEvent } from './tick-event.js';

/** Something that the desk changed, and that has to be changed in the billing system too. */
export type OrderChangeToDo = {
  orderId: string;
  /** The order's id as the billing system has it. */
  orderNumber: string;
  contactName: string;
  productName: string;
  dueOn: CalendarDate;
  currency: string;
  change: OrderChange;
  /** The club's day on which it was changed. */
  changedOn: CalendarDate;
  /** The invoice that billed it nevertheless. */
  billedBy: string | null;
};

/** `page` is from 0; `total` counts all that are open. */
export type OrderChanges = {
  changes: OrderChangeToDo[];
  total: number;
  page: number;
  pageSize: number;
};

export type OrderChangesWaiting = { count: number; oldestOn: CalendarDate | null };

/** How many changes are open, and since when. @throws CreditError `not-allowed` */
export async function orderChangesWaiting(desk: Desk, actor: Actor): Promise<OrderChangesWaiting> {
  requireRight(actor, 'see-invoices');
  const { count, oldestAt } = await countOpenChanges(desk.store, desk.club.id);
  const oldestOn = oldestAt === null ? null : calendarDateIn(oldestAt, desk.club.timeZone);
  return { count, oldestOn };
}

/** What is due first comes first. @throws CreditError `not-allowed` */
export async function listOrderChanges(
  desk: Desk,
  actor: Actor,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<OrderChanges> {
  requireRight(actor, 'see-invoices');
  const { store, club } = desk;
  const from = { skip: page * pageSize, limit: pageSize };
  const [found, { count }] = await Promise.all([
    findOpenChanges(store, club.id, from),
    countOpenChanges(store, club.id),
  ]);
  const [contacts, products] = await Promise.all([
    findContactNames(
      store,
      found.map(({ order }) => order.contactId),
    ),
    findProductNames(
      store,
      found.map(({ order }) => order.productId),
    ),
  ]);
  const changes = found.map(({ order, change }): OrderChangeToDo => {
    const { id: orderId, dueOn, currency, billedBy } = order;
    return {
      ...{ orderId, orderNumber: ownId(club.id, orderId), dueOn, currency, change },
      contactName: contacts.get(order.contactId) ?? '',
      productName: products.get(order.productId) ?? '',
      changedOn: calendarDateIn(change.changedAt, club.timeZone),
      billedBy: billedBy === undefined ? null : ownId(club.id, billedBy),
    };
  });
  return { changes, total: count, page, pageSize };
}

/** Who ticked a change, and when; `isNew`: by this press. Null: it was undone at the desk. */
export type Ticked = { isNew: boolean; by: string; at: Date } | null;

/**
 * Remembers that a change was made in the billing system too. One that was ticked before stays as
 * it was ticked. @throws CreditError `not-allowed`, `not-found`
 */
export async function tickOrderChange(
  desk: Desk,
  actor: Actor,
  { orderId, changeId }: { orderId: string; changeId: string },
): Promise<Ticked> {
  requireRight(actor, 'tick-order-change');
  const { store, club } = desk;
  const [by, at] = [actorId(actor), desk.now()];
  const event = tickEvent(desk, actor, `order ${ownId(club.id, orderId)}`);
  const order = await changeOrder(store, { clubId: club.id, orderId, event }, (found) => {
    return tickChange(found, changeId, { by, at });
  });
  if (order === null) return refuse('not-found', { what: 'order', id: ownId(club.id, orderId) });
  const before = order.changes?.find(({ id }) => id === changeId);
  if (before === undefined) return null;
  const { tickedAt, tickedBy } = before;
  return tickedAt === null
    ? { isNew: true, by, at }
    : { isNew: false, by: tickedBy ?? '', at: tickedAt };
}
