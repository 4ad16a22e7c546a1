import { ownId, recordId } from '../../../domain/record-id.js';
import type { RecordDocument } from '../../../store/import/import-writes.js';
import type { Billed, OrderItem } from '../staging.js';
import { type CheckContext, stageRecords } from './check-context.js';
import { byId, firstRows } from './first-rows.js';
import { billedNevertheless, tellChangedOrders } from './order-notes.js';
import { missingFault, referenceFault } from './reference.js';

/** The invoice that bills an order now: the newest, and a void one only where there is no other. */
function billedBy(one: Billed | undefined, other: Billed): Billed {
  if (one === undefined || (one.isVoid && !other.isVoid)) return other;
  if (other.isVoid && !one.isVoid) return one;
  return other.issuedOn > one.issuedOn ? other : one;
}

type Found = {
  rows: ReadonlyMap<string, { contactId: string }>;
  stored: ReadonlyMap<string, RecordDocument>;
};

/** An order is billed to the one for whom it is. */
function checkBilled(
  { faults, unreadable, club }: CheckContext,
  item: Extract<OrderItem, { kind: 'billed' }>,
  { rows, stored }: Found,
): boolean {
  const { reference, contactId } = item;
  const { id } = reference;
  const owner = rows.get(id)?.contactId ?? stored.get(id)?.['contactId'];
  if (owner === undefined) {
    if (!unreadable.has('orders.csv')) faults.add(missingFault('order', reference));
    return false;
  }
  const ownerId = ownId(club.id, String(owner));
  if (ownerId === contactId) return true;
  const reason = `Order ${id} is for ${ownerId}, and this line is for ${contactId}; name the order that it bills.`;
  faults.add(referenceFault(reference, reason));
  return false;
}

/** What is stored of an order, or given, with the invoice that bills it. */
async function stageBilled(
  { staging, club, counts }: CheckContext,
  billed: ReadonlyMap<string, Billed>,
  stored: ReadonlyMap<string, RecordDocument>,
): Promise<void> {
  for (const [id, { invoiceNumber }] of billed) {
    const billedBy = recordId(club.id, invoiceNumber);
    const known = stored.get(id);
    if (known?.['billedBy'] === billedBy) continue;
    const change = { kind: 'update' as const, id: recordId(club.id, id), set: { billedBy } };
    await staging.records.orders.add(id, change);
    counts.notes.push(...billedNevertheless(known, { id, invoiceNumber }));
  }
}

/** Orders: each id once, and those that invoice lines bill are there. */
export async function checkOrders(context: CheckContext): Promise<void> {
  const { staging, stored, faults, make } = context;
  for await (const items of staging.orders.buckets()) {
    const given = items.flatMap((item) => (item.kind === 'row' ? [item.row] : []));
    const rows = firstRows(given, byId, faults);
    const asked = items.flatMap((item) => (item.kind === 'billed' ? [item] : []));
    const ids = [...rows.keys(), ...asked.map(({ reference }) => reference.id)];
    const found = await stored.records('orders', ids);
    const faulty = new Set(items.flatMap((item) => (item.kind === 'faulty' ? [item.id] : [])));
    const billed = new Map<string, Billed>();
    for (const item of asked) {
      const { id } = item.reference;
      if (faulty.has(id) || !checkBilled(context, item, { rows, stored: found })) continue;
      billed.set(id, billedBy(billed.get(id), item.by));
    }
    const placed = [...rows.values()].map((row) => {
      return { place: row.place, document: make.order(row) };
    });
    await stageRecords(context, 'orders', { rows: placed, stored: found });
    tellChangedOrders(context, rows, found);
    await stageBilled(context, billed, found);
    if (faults.isFull()) return;
  }
}
