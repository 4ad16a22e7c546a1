import { ownId } from '../../../domain/record-id.js';
import type { CheckContext } from './check-context.js';
import { referenceFault } from './reference.js';

/** A pass is used by its owner's family only. Contacts that are nowhere are not judged here. */
export async function checkFamilies(context: CheckContext): Promise<void> {
  const { staging, stored, faults, club } = context;
  for await (const items of staging.families.buckets()) {
    const asked = items.flatMap((item) => (item.kind === 'family' ? [item] : []));
    if (asked.length === 0) continue;
    const ids = asked.map(({ contactId }) => contactId);
    const payers = new Map<string, string>();
    for (const [id, { payerId }] of await stored.records('contacts', ids)) {
      payers.set(id, ownId(club.id, String(payerId)));
    }
    for (const item of items) if (item.kind === 'payer-of') payers.set(item.id, item.payerId);
    for (const { pass, ownerId, contactId, payerId } of asked) {
      const payer = payers.get(contactId);
      if (payer === undefined || payer === payerId) continue;
      const reason = `Pass ${pass.id} is for ${ownerId}, who is not of the family of ${contactId}; name another pass.`;
      faults.add(referenceFault(pass, reason));
    }
  }
}
