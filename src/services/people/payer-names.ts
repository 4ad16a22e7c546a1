import { refuse } from '../../domain/errors.js';
import type { Contact } from '../../domain/people/club-records.js';
import { payerName } from '../../domain/people/payer-name.js';
import { ownId } from '../../domain/record-id.js';
import { findContact, findContactNames } from '../../store/club/contact-reads.js';
import type { Desk } from '../desk.js';

/** Reads the names of these payers at once; the answer names each. */
export async function readPayerNames(
  desk: Desk,
  payerIds: readonly string[],
): Promise<(payerId: string) => string> {
  const names = await findContactNames(desk.store, payerIds);
  return (payerId) => payerName(names, payerId);
}

/** The name of one payer. */
export async function readPayerName(desk: Desk, payerId: string): Promise<string> {
  return (await readPayerNames(desk, [payerId]))(payerId);
}

/** A payer as they stand now; null: they are not of this club. */
export async function findPayer(desk: Desk, payerId: string): Promise<Contact | null> {
  const found = await findContact(desk.store, payerId);
  return found?.clubId === desk.club.id ? found : null;
}

/** The same for whoever has to be there. @throws CreditError `not-found`, also for a child */
export async function requirePayer(desk: Desk, payerId: string): Promise<Contact> {
  const found = await findPayer(desk, payerId);
  if (found?.payerId === payerId) return found;
  return refuse('not-found', { what: 'contact', id: ownId(desk.club.id, payerId) });
}

/** The address of one payer; null: they have none. */
export async function payerEmailOf(desk: Desk, payerId: string): Promise<string | null> {
  return (await findContact(desk.store, payerId))?.email ?? null;
}

/**
 * The name of one payer beside a booking that is done: what fails here must not make it look
 * undone.
 */
export async function payerNameAfterBooking(desk: Desk, payerId: string): Promise<string> {
  try {
    return await readPayerName(desk, payerId);
  } catch (error) {
    desk.log.error({ err: error }, 'the name of a payer could not be read for a result');
    return payerName(new Map(), payerId);
  }
}
