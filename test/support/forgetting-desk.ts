import { randomUUID } from 'node:crypto';
import { forgetPeople } from '../../src/services/forgetting/forget-people.js';
import { forgetPerson } from '../../src/services/forgetting/forget-person.js';
import { addContact, forgetClubRecords } from './club-records.js';
import { type LedgerDesk, startAfresh } from './ledger-desk.js';
import { person } from './second-person.js';

/** When everything is booked, and when it is old enough for somebody to be forgotten. */
export const bookedAt = new Date('2026-11-23T10:00:00Z');
export const sevenYearsOn = new Date('2033-12-01T10:00:00Z');

/** An empty club of one person with the family Olsen: Kari pays for Nora. */
export async function startFamily(desk: LedgerDesk): Promise<void> {
  desk.clock.now = bookedAt;
  desk.approvals = { thresholdMinor: null, singleHanded: true };
  await startAfresh(desk);
  await forgetClubRecords(desk);
  const { contacts, forgettings, jobs, job_parts } = desk.store.collections;
  for (const { collectionName } of [contacts, forgettings, jobs, job_parts]) {
    await desk.store.db.collection(collectionName).deleteMany({});
  }
  await addContact(desk, 'olsen', { name: 'Kari Olsen' });
  await addContact(desk, 'nora', { name: 'Nora Olsen' });
}

export function forget(desk: LedgerDesk, contactId: string): Promise<void> {
  const actor = person('UALAN', 'admin');
  return forgetPerson(desk, { actor, operationId: randomUUID() }, { contactId });
}

/** Why somebody is not forgotten; null where they are. */
export function refusalOf(desk: LedgerDesk, contactId: string): Promise<unknown> {
  return forget(desk, contactId).then(
    () => null,
    (error: unknown) => error,
  );
}

export const stillOpen = (what: string) => ({ code: 'still-open', details: { what } });

/** A run of the job after what was under way at the decision has ended; how many are done with. */
export function runSettled(desk: LedgerDesk): Promise<number | null> {
  desk.clock.now = new Date(desk.now().getTime() + 60_000);
  return forgetPeople(desk);
}
