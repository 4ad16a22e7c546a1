import { fieldWords, valueWords } from './difference-words.js';

export type BooksDocument =
  | 'journal entry'
  | 'invoice'
  | 'account credit'
  | 'credit note'
  | 'payment'
  | 'refund'
  | 'request'
  | 'audit event'
  | 'ledger account'
  | 'closed books';

/** One thing that does not follow from the journal; all of it is plain words and stored text. */
export type BooksDifference = {
  document: BooksDocument;
  id: string;
  what: string;
  expected: string;
  stored: string;
};

/** What is looked at, and the currency that its amounts are of. */
export type Looked = { document: BooksDocument; id: string; currency: string };

/** A difference where the two values are not the same, else nothing. */
export function compare(
  of: Looked,
  field: string,
  values: { expected: unknown; stored: unknown },
): BooksDifference[] {
  const { expected, stored } = values;
  if (isSame(expected, stored)) return [];
  return [differs(of, [field], { expected, stored })];
}

/** The same value in the same type: an amount that is stored as a float is another value. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one instanceof Date && other instanceof Date) return one.getTime() === other.getTime();
  return one === other;
}

/** @param path names of fields and labels of list items, from the outside in */
export function differs(
  of: Looked,
  path: readonly string[],
  values: { expected: unknown; stored: unknown },
): BooksDifference {
  const { document, id, currency } = of;
  const field = path.at(-1) ?? '';
  const words = (value: unknown) => valueWords(value, { field, currency });
  const [expected, stored] = [words(values.expected), words(values.stored)];
  const kinds = expected === stored ? ` (as ${typeof values.stored})` : '';
  return { document, id, what: fieldWords(path), expected, stored: `${stored}${kinds}` };
}

/** A difference that has no value to show beside another. Both are plain words. */
export function fault(
  of: Pick<Looked, 'document' | 'id'>,
  what: string,
  values: { expected: string; stored: string },
): BooksDifference {
  const { document, id } = of;
  return { document, id, what, ...values };
}

/** What says how it should be: the events of the audit trail are in no journal. */
export function shouldBe({ document }: Pick<BooksDifference, 'document'>): string {
  return document === 'audit event' ? 'it has to be' : 'the journal gives';
}

/** The difference as a sentence, for a terminal. */
export function differenceSentence(difference: BooksDifference): string {
  const { document, id, what, expected, stored } = difference;
  const name = document.charAt(0).toUpperCase() + document.slice(1);
  return `${name} ${id}, ${what}: ${shouldBe(difference)} ${expected}, stored is ${stored}.`;
}
