import type { Filter } from 'mongodb';
import type { Invoice } from '../../domain/invoices/invoice.js';
import { numberDigits } from '../../domain/invoices/number-digits.js';
import { recordId } from '../../domain/record-id.js';
import type { Store } from '../connection.js';
import type { Stored } from '../stored.js';
import { searchContacts } from './contact-reads.js';

/** How many contacts a name search follows; more than that is no search but a list. */
const contactsFollowed = 50;

/** The longest number that an invoice may have. */
const longestNumber = 64;

/**
 * What finds invoices by their number: its beginning, as typed and in large letters, so that the
 * index can be used for both; and the digits that were typed, where nothing else was.
 */
function numberConditions(clubId: string, text: string): Filter<Stored<Invoice>>[] {
  const plain = text.trim().replaceAll(/\s+/g, ' ');
  if (plain.length > longestNumber || !/\d/.test(plain)) return [];
  const starts = [...new Set([plain, plain.toUpperCase()])].map((number) => {
    const start = recordId(clubId, number);
    return { _id: new RegExp(`^${start.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`) };
  });
  return [...starts, ...digitsTyped(plain).map((run) => ({ numberDigits: run }))];
}

/** The digits of a number where nothing but them was typed. */
function digitsTyped(text: string): string[] {
  return /^#?\d+$/.test(text) ? numberDigits(text) : [];
}

/** The one invoice whose number has the digits that were typed; null when none or several have. */
export async function findByDigits(
  store: Store,
  clubId: string,
  typed: string,
): Promise<string | null> {
  const digits = digitsTyped(typed.trim());
  if (digits.length === 0) return null;
  const found = await store.collections.invoices
    .find({ clubId, numberDigits: { $in: digits } }, { projection: { _id: 1 } })
    .limit(2)
    .toArray();
  return found.length === 1 ? (found[0]?._id ?? null) : null;
}

/** What of an invoice has to fit the words that were typed; blank = everything fits. */
export async function textCondition(
  store: Store,
  filter: { clubId: string; text: string },
): Promise<Filter<Stored<Invoice>>> {
  const { clubId, text } = filter;
  if (text.trim() === '') return {};
  const contacts = await searchContacts(store, {
    clubId,
    text,
    payersOnly: false,
    limit: contactsFollowed,
  });
  const ids = contacts.map((contact) => contact.id);
  return {
    $or: [
      ...numberConditions(clubId, text),
      { payerId: { $in: ids } },
      { beneficiaryIds: { $in: ids } },
    ],
  };
}
