import { type CheckContext, stageRecords } from './check-context.js';
import { byId, firstRows } from './first-rows.js';
import { missingFault, referenceFault } from './reference.js';

/** Products: each id once; what is billed is there, and billed in its own currency. */
export async function checkProducts(context: CheckContext): Promise<void> {
  const { staging, stored, faults, make, unreadable } = context;
  for await (const items of staging.products.buckets()) {
    const given = items.flatMap((item) => (item.kind === 'row' ? [item.row] : []));
    const rows = firstRows(given, byId, faults);
    const asked = items.flatMap((item) => (item.kind === 'exists' ? [item] : []));
    const ids = [...rows.keys(), ...asked.map(({ reference }) => reference.id)];
    const found = await stored.records('products', ids);
    const faulty = new Set(items.flatMap((item) => (item.kind === 'faulty' ? [item.id] : [])));
    for (const { reference, billed } of asked) {
      const { id } = reference;
      if (faulty.has(id)) continue;
      const currency = rows.get(id)?.currency ?? found.get(id)?.['currency'];
      if (currency === undefined) {
        if (!unreadable.has('products.csv')) faults.add(missingFault('product', reference));
      } else if (billed !== null && billed.currency !== currency) {
        const reason = `Product ${id} is priced in ${currency} but ${billed.where} in ${billed.currency}; use a product of that currency.`;
        faults.add(referenceFault(reference, reason));
      }
    }
    const placed = [...rows.values()].map((row) => {
      return { place: row.place, document: make.product(row) };
    });
    await stageRecords(context, 'products', { rows: placed, stored: found });
    if (faults.isFull()) return;
  }
}
