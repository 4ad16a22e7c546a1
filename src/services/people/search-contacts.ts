import type { Actor } from '../../domain/people/actor.js';
import type { Contact } from '../../domain/people/club-records.js';
import { requireRight } from '../../domain/people/permission.js';
import { searchContacts } from '../../store/club/contact-reads.js';
import type { Desk } from '../desk.js';

/** @throws CreditError `not-allowed` */
export async function offerContacts(
  desk: Desk,
  actor: Actor,
  search: { text: string; payersOnly: boolean; limit: number },
): Promise<Contact[]> {
  requireRight(actor, 'see-invoices');
  return searchContacts(desk.store, { ...search, clubId: desk.club.id });
}
