import type { Actor } from '../../domain/people/actor.js';
import type { Contact } from '../../domain/people/club-records.js';
import { requireRight } from '../../domain/people/permission.js';
import { plainText } from '../../domain/people/plain-text.js';
import { searchTerms } from '../../domain/people/search-words.js';
import { recordId } from '../../domain/record-id.js';
import { findContact, findContacts } from '../../store/club/contact-reads.js';
import {
  listPayers,
  type PayerFound,
  type PayersFound,
  searchContacts,
  searchPayers,
} from '../../store/club/contact-search.js';
import type { Desk } from '../desk.js';

export type { PayerFound, PayersFound };

const nobody: PayersFound = { payers: [], total: 0, more: false };

/** People by name, payers or not. @throws CreditError `not-allowed` */
export async function offerContacts(
  desk: Desk,
  actor: Actor,
  { text, limit }: { text: string; limit: number },
): Promise<Contact[]> {
  requireRight(actor, 'see-invoices');
  const terms = searchTerms(text);
  if (terms.length === 0 && text.trim() !== '') return [];
  return searchContacts(desk.store, terms, { clubId: desk.club.id, limit });
}

/**
 * Payers who fit what was typed, or who pay for somebody who fits; all of them for a blank text.
 * @throws CreditError `not-allowed`
 */
export async function offerPayers(
  desk: Desk,
  actor: Actor,
  { text, limit }: { text: string; limit: number },
): Promise<PayersFound> {
  requireRight(actor, 'see-invoices');
  const search = { clubId: desk.club.id, limit };
  const terms = searchTerms(text);
  if (terms.length > 0) return searchPayers(desk.store, terms, search);
  return text.trim() === '' ? listPayers(desk.store, search) : nobody;
}

/** The payer for the own id of a contact, which has a digit: names are searched for. */
async function findByOwnId(desk: Desk, text: string): Promise<PayersFound | null> {
  const own = plainText(text);
  if (!/\d/.test(own)) return null;
  const ids = [...new Set([own, own.toUpperCase()])].map((id) => recordId(desk.club.id, id));
  const [found, second] = await findContacts(desk.store, ids);
  if (found === undefined || second !== undefined) return null;
  const payer = await findContact(desk.store, found.payerId);
  if (payer === null) return null;
  return { payers: [{ payer, fits: [found] }], total: 1, more: false };
}

/**
 * Who is meant by what was typed behind a command: by own id, else whose name begins so where that
 * is one payer alone, else all who fit, of whom somebody has to choose.
 * @throws CreditError `not-allowed`
 */
export async function findPayers(
  desk: Desk,
  actor: Actor,
  { text, limit }: { text: string; limit: number },
): Promise<PayersFound> {
  requireRight(actor, 'see-invoices');
  const terms = searchTerms(text);
  if (terms.length === 0) return nobody;
  const byId = await findByOwnId(desk, text);
  if (byId !== null) return byId;
  const search = { clubId: desk.club.id, limit };
  const begun = await searchPayers(desk.store, terms, { ...search, parts: 'beginnings' });
  return begun.total === 1 ? begun : searchPayers(desk.store, terms, search);
}
