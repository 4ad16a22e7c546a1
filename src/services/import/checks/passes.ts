import { ownId } from '../../../domain/record-id.js';
import { type CheckContext, stageRecords } from './check-context.js';
import { byId, firstRows } from './first-rows.js';
import { missingFault } from './reference.js';

/** Passes: each id once, and the one that a booking uses is there. */
export async function checkPasses(context: CheckContext): Promise<void> {
  const { staging, stored, faults, make, unreadable, club } = context;
  for await (const items of staging.passes.buckets()) {
    const given = items.flatMap((item) => (item.kind === 'row' ? [item.row] : []));
    const rows = firstRows(given, byId, faults);
    const asked = items.flatMap((item) => (item.kind === 'exists' ? [item] : []));
    const ids = [...rows.keys(), ...asked.map(({ reference }) => reference.id)];
    const found = await stored.records('passes', ids);
    const faulty = new Set(items.flatMap((item) => (item.kind === 'faulty' ? [item.id] : [])));
    for (const { reference: pass, contactId } of asked) {
      if (faulty.has(pass.id)) continue;
      const owner = rows.get(pass.id)?.contactId ?? found.get(pass.id)?.['contactId'];
      if (owner === undefined) {
        if (!unreadable.has('passes.csv')) faults.add(missingFault('pass', pass));
        continue;
      }
      const ownerId = ownId(club.id, String(owner));
      if (ownerId === contactId) continue;
      context.sharesPass = true;
      await staging.contacts.add(ownerId, { kind: 'owner', pass, ownerId, contactId });
    }
    const placed = [...rows.values()].map((row) => {
      return { place: row.place, document: make.pass(row) };
    });
    await stageRecords(context, 'passes', { rows: placed, stored: found });
    if (faults.isFull()) return;
  }
}
