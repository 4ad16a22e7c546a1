import type { CalendarDate } from '../../calendar-date.js';
import type { Order, OrderChange } from '../../people/club-records.js';
import { isCancelled } from './order-of-booking.js';

/** Which job changes an order, and when. `id` is what a new change is called. */
export type ChangedBy = { id: string; jobId: string; at: Date; today: CalendarDate };

/** What the desk changes of an order. */
export type OrderFields = Pick<Order, 'amount' | 'cancelledOn' | 'changes' | 'hasOpenChange'>;

function withChanges(
  order: Pick<Order, 'amount' | 'cancelledOn'>,
  changes: OrderChange[],
): OrderFields {
  const hasOpenChange = changes.some(({ tickedAt }) => tickedAt === null);
  return { ...order, changes, hasOpenChange };
}

/** The newest change of an order, if it is of this job and nobody has ticked it. */
function openChangeOf({ changes = [] }: Pick<Order, 'changes'>, jobId: string): OrderChange | null {
  const last = changes.at(-1);
  return last !== undefined && last.jobId === jobId && last.tickedAt === null ? last : null;
}

/** One change more; of one job and not ticked, two are one: from the first to the last amount. */
function changedTo(
  order: Order,
  after: { kind: OrderChange['kind']; amount: bigint },
  { id, jobId, at }: ChangedBy,
): OrderChange[] {
  const { changes = [] } = order;
  const open = openChangeOf(order, jobId);
  const before = {
    amountBefore: open?.amountBefore ?? (isCancelled(order) ? 0n : order.amount),
    kept: open === null ? changes : changes.slice(0, -1),
  };
  if (open !== null && before.amountBefore === after.amount) return before.kept;
  const change: OrderChange = {
    ...{ id: open?.id ?? id, kind: after.kind, jobId, changedAt: at },
    ...{ amountBefore: before.amountBefore, amountAfter: after.amount },
    ...{ tickedAt: null, tickedBy: null },
  };
  return [...before.kept, change];
}

/**
 * An order that falls to `after` minor units, and is cancelled at nothing. It keeps its amount then,
 * so that it can be restored; what is to be told to the billing system stands in its changes.
 */
export function lowerOrder(order: Order, after: bigint, by: ChangedBy): OrderFields {
  const kind = after === 0n ? 'cancelled' : 'lowered';
  const changes = changedTo(order, { kind, amount: after }, by);
  return after === 0n
    ? withChanges({ amount: order.amount, cancelledOn: by.today }, changes)
    : withChanges({ amount: after, cancelledOn: null }, changes);
}

/**
 * An order that gets back a share that fell away. What the billing system was not told yet is undone
 * where that is all of it; else the way back is a change of its own.
 */
export function restoreOrder(order: Order, share: bigint, by: ChangedBy): OrderFields {
  const amount = (isCancelled(order) ? 0n : order.amount) + share;
  const open = openChangeOf(order, by.jobId);
  const kind = open === null ? 'restored' : amount < open.amountBefore ? 'lowered' : 'restored';
  const changes = changedTo(order, { kind, amount }, by);
  return withChanges({ amount, cancelledOn: null }, changes);
}

/**
 * An order of which one change was made in the billing system too; null where there is no such
 * change, or somebody has ticked it before.
 */
export function tickChange(
  order: Order,
  changeId: string,
  { by, at }: { by: string; at: Date },
): OrderFields | null {
  const { amount, cancelledOn = null, changes = [] } = order;
  if (!changes.some(({ id, tickedAt }) => id === changeId && tickedAt === null)) return null;
  const ticked = changes.map((change) => {
    return change.id === changeId ? { ...change, tickedAt: at, tickedBy: by } : change;
  });
  return withChanges({ amount, cancelledOn }, ticked);
}
