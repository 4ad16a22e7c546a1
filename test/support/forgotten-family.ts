import { randomUUID } from 'node:crypto';
import { forgetPeople } from '../../src/services/forgetting/forget-people.js';
import { forgetPerson } from '../../src/services/forgetting/forget-person.js';
import { forgetClubRecords } from './club-records.js';
import { admin, issue, type LedgerDesk, pay, payerId, startAfresh } from './ledger-desk.js';

export const sevenYearsOn = new Date('2033-12-01T10:00:00Z');

/** The Olsens once more, with an invoice of seven years ago that they paid. */
export async function oldInvoice(
  desk: LedgerDesk,
  lines: bigint | readonly bigint[] = 5_000n,
): Promise<string> {
  await startAfresh(desk);
  await forgetClubRecords(desk);
  const { contacts, forgettings } = desk.store.collections;
  await forgettings.deleteMany({});
  await contacts.updateMany({}, { $set: { name: 'Kari Olsen', forgottenAt: null } });
  desk.clock.now = new Date('2026-11-23T10:00:00Z');
  const invoiceId = await issue(desk, lines);
  const total = typeof lines === 'bigint' ? lines : lines.reduce((sum, one) => sum + one, 0n);
  await pay(desk, invoiceId, total);
  desk.clock.now = sevenYearsOn;
  return invoiceId;
}

export function forget(desk: LedgerDesk, contactId: string, operationId: string = randomUUID()) {
  return forgetPerson(desk, { actor: admin, operationId }, { contactId });
}

export async function forgetFamily(desk: LedgerDesk): Promise<void> {
  await forget(desk, 'club:nora');
  await forget(desk, payerId);
}

/** So that nothing is left of the decision itself, and all was told. */
export async function endForgettings(desk: LedgerDesk): Promise<void> {
  await allSent(desk);
  desk.clock.now = new Date(desk.now().getTime() + 61_000);
  await forgetPeople(desk);
}

/** As if every message had left. */
export async function allSent({ store }: LedgerDesk): Promise<void> {
  await store.collections.outbox.updateMany({ state: 'ready' }, { $set: { state: 'sent' } });
}
