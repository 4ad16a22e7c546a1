import type { ContactRow } from '../../../domain/import/import-data.js';
import { ownId } from '../../../domain/record-id.js';
import type { RecordDocument } from '../../../store/import/import-writes.js';
import type { ContactItem } from '../staging.js';
import { type CheckContext, stageRecords } from './check-context.js';
import { byId, firstRows } from './first-rows.js';
import { missingFault, referenceFault } from './reference.js';

type Bucket = {
  rows: ReadonlyMap<string, ContactRow>;
  faulty: ReadonlySet<string>;
  stored: ReadonlyMap<string, RecordDocument>;
};

function payerOf({ rows, stored }: Bucket, id: string, clubId: string): string | undefined {
  const row = rows.get(id);
  if (row !== undefined) return row.payerId;
  const found = stored.get(id);
  return found === undefined ? undefined : ownId(clubId, String(found['payerId']));
}

/** A payer pays for itself: it cannot be someone for whom another contact pays. */
function payerAdvice(payer: string, of: string | null): string {
  if (of === null) return `write ${payer} here`;
  return payer === of
    ? 'leave payer_id blank for the one who pays'
    : `write ${payer} here, or leave its payer_id blank`;
}

type Pointer = Extract<ContactItem, { kind: 'exists' | 'payer' }>;

function checkPointer(context: CheckContext, bucket: Bucket, item: Pointer): void {
  const { id } = item.reference;
  if (bucket.faulty.has(id)) return;
  const payer = payerOf(bucket, id, context.club.id);
  if (payer === undefined) {
    if (context.unreadable.has('contacts.csv')) return;
    context.faults.add(missingFault('contact', item.reference));
  } else if (item.kind === 'payer' && payer !== id) {
    const advice = payerAdvice(payer, item.of);
    const reason = `${id} does not pay for itself: its payer is ${payer}; ${advice}.`;
    context.faults.add(referenceFault(item.reference, reason));
  }
}

/** Where a pass is shared, families are looked at next: by the contact that uses the pass. */
async function stageFamilies(
  { staging, sharesPass, club }: CheckContext,
  bucket: Bucket,
  items: readonly ContactItem[],
): Promise<void> {
  if (!sharesPass) return;
  for (const { id, payerId } of bucket.rows.values()) {
    await staging.families.add(id, { kind: 'payer-of', id, payerId });
  }
  for (const item of items) {
    if (item.kind !== 'owner') continue;
    const { pass, ownerId, contactId } = item;
    const payerId = payerOf(bucket, ownerId, club.id);
    if (payerId === undefined || bucket.faulty.has(ownerId)) continue;
    await staging.families.add(contactId, { kind: 'family', pass, ownerId, contactId, payerId });
  }
}

function askedIn(items: readonly ContactItem[]): string[] {
  return items.flatMap((item) => {
    if (item.kind === 'owner') return [item.ownerId];
    return 'reference' in item ? [item.reference.id] : [];
  });
}

/** Contacts: each id once, and who is pointed to is there and pays for itself where it has to. */
export async function checkContacts(context: CheckContext): Promise<void> {
  const { staging, stored, faults, make } = context;
  for await (const items of staging.contacts.buckets()) {
    const given = items.flatMap((item) => (item.kind === 'row' ? [item.row] : []));
    const rows = firstRows(given, byId, faults);
    const found = await stored.records('contacts', [...rows.keys(), ...askedIn(items)]);
    const faulty = new Set(items.flatMap((item) => (item.kind === 'faulty' ? [item.id] : [])));
    const bucket = { rows, faulty, stored: found };
    for (const item of items) {
      if (item.kind === 'exists' || item.kind === 'payer') checkPointer(context, bucket, item);
    }
    const placed = [...rows.values()].map((row) => {
      return { place: row.place, document: make.contact(row) };
    });
    await stageRecords(context, 'contacts', { rows: placed, stored: found });
    await stageFamilies(context, bucket, items);
    if (faults.isFull()) return;
  }
}
