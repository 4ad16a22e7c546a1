import type { Filter } from 'mongodb';
import { refuse } from '../../domain/errors.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import { type TypedNumber, typedNumber, typedWord } from '../../domain/invoices/typed-number.js';
import { plainText } from '../../domain/people/plain-text.js';
import { searchTerms } from '../../domain/people/search-words.js';
import { recordId } from '../../domain/record-id.js';
import type { Store } from '../connection.js';
import type { Stored } from '../stored.js';
import { escaped, findPeople, peopleFollowed } from './contact-search.js';

type Condition = Filter<Stored<Invoice>>;

/** As an East Asian keyboard writes the letters of a number. */
function inFullWidth(letters: string): string {
  return letters.replace(/[a-z]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
}

function digitsConditions(clubId: string, digits: TypedNumber['digits']): Condition[] {
  if (digits === null) return [];
  const { runs, letters, lettersMatter } = digits;
  const number = new RegExp(`^(?:${escaped(letters)}|${inFullWidth(letters)})`, 'i');
  return [{ clubId, numberDigits: { $in: runs }, ...(lettersMatter ? { number } : {}) }];
}

/**
 * Invoices whose numbers have no digit, in whatever letters: there are few, and the index of digits
 * leads to them.
 */
function withoutDigits(clubId: string, words: readonly string[], end = ''): Condition {
  const number = new RegExp(`^(?:${words.map(escaped).join('|')})${end}`, 'i');
  return { clubId, numberDigits: [], number };
}

function noteConditions(clubId: string, { note }: TypedNumber): Condition[] {
  if (note === null) return [];
  const ids = note.spellings.map((number) => recordId(clubId, number));
  const creditNoteCount = { $gte: note.number };
  const byDigits =
    note.digits === null && !note.spellings.some((one) => /\d/.test(one))
      ? [withoutDigits(clubId, note.spellings, '$')]
      : digitsConditions(clubId, note.digits);
  return [{ _id: { $in: ids } }, ...byDigits].map((one) => ({ ...one, creditNoteCount }));
}

/**
 * What finds invoices by their number: its beginning, as typed and in large letters, so that the
 * index can be used for both; its digits; and the number of one of its credit notes.
 */
function numberConditions(clubId: string, text: string): Condition[] {
  const words = typedWord(text);
  if (words !== null) return [withoutDigits(clubId, words)];
  const number = typedNumber(text);
  if (number === null) return [];
  const starts = number.spellings.map((one) => {
    return { _id: new RegExp(`^${escaped(recordId(clubId, one))}`) };
  });
  return [...starts, ...digitsConditions(clubId, number.digits), ...noteConditions(clubId, number)];
}

/** The one invoice that has a number without digits as it was typed, in small letters or capitals. */
export async function findByWord(
  { collections }: Store,
  clubId: string,
  typed: string,
): Promise<string | null> {
  const words = typedWord(typed);
  if (words === null) return null;
  const found = await collections.invoices
    .find(withoutDigits(clubId, words, '$'), { projection: { _id: 1, number: 1 }, hint: 'digits' })
    .limit(50)
    .toArray();
  const own = found.find(({ number }) => words.includes(number));
  const only = own ?? (found.length === 1 ? found[0] : undefined);
  return only?._id ?? null;
}

/**
 * The one invoice that has the digits or the credit note that were typed; null when none or several
 * have. Where several have the digits, the letters before them choose.
 */
export async function findByDigitsOrNote(
  store: Store,
  clubId: string,
  typed: string,
): Promise<string | null> {
  const number = typedNumber(typed);
  if (number === null) return null;
  const conditions = [
    ...digitsConditions(clubId, number.digits),
    ...noteConditions(clubId, number),
  ];
  if (conditions.length === 0) return null;
  const found = await store.collections.invoices
    .find({ $or: conditions }, { projection: { _id: 1, number: 1 } })
    .limit(50)
    .toArray();
  if (found.length === 1) return found[0]?._id ?? null;
  const letters = (number.digits ?? number.note?.digits)?.letters ?? '';
  if (letters === '') return null;
  const own = found.filter((one) => plainText(one.number).toLowerCase().startsWith(letters));
  return own.length === 1 ? (own[0]?._id ?? null) : null;
}

/** What of an invoice has to fit the words that were typed; blank = everything fits. */
export async function textSearch(
  store: Store,
  { clubId, text }: { clubId: string; text: string },
): Promise<{ condition: Condition; tooMany: boolean }> {
  if (text.trim() === '') return { condition: {}, tooMany: false };
  const { ids, more } = await findPeople(store, { clubId, terms: searchTerms(text) });
  const people = [{ payerId: { $in: ids } }, { beneficiaryIds: { $in: ids } }];
  const all = [...numberConditions(clubId, text), ...(ids.length === 0 ? [] : people)];
  return { condition: all.length === 0 ? { _id: { $in: [] } } : { $or: all }, tooMany: more };
}

/**
 * The same for a list, which is whole or not at all.
 * @throws CreditError `too-many-people`
 */
export async function textCondition(
  store: Store,
  filter: { clubId: string; text: string },
): Promise<Condition> {
  const { condition, tooMany } = await textSearch(store, filter);
  if (tooMany) refuse('too-many-people', { text: filter.text, limit: peopleFollowed });
  return condition;
}
