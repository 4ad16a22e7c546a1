import { type BooksDifference, differs, isSame, type Looked } from './difference.js';

/**
 * Fields that no entry tells, since free words lie outside the books: a person can be forgotten.
 * The audit leaves them alone; everything else that is stored has to follow from the journal.
 */
const outsideTheBooks = new Set(['invoice lines description', 'credit note noteToCustomer']);

/** What tells an item of a list from the others, so that its place in the list does not matter. */
const labels = ['line', 'lotId', 'paymentId'];

function labelOf(item: unknown, index: number): string {
  if (!isParent(item)) return `no. ${index + 1}`;
  const label = labels.find((field) => Object.hasOwn(item, field));
  return label === undefined ? `no. ${index + 1}` : `${label.replace('Id', '')} ${item[label]}`;
}

type Parts = Readonly<Record<string, unknown>>;

/** A list by the labels of its items; one that is there twice has two labels. */
function itemsOf(list: readonly unknown[]): Parts {
  const items: Record<string, unknown> = {};
  for (const [index, item] of list.entries()) {
    let label = labelOf(item, index);
    while (Object.hasOwn(items, label)) label += ' again';
    items[label] = item;
  }
  return items;
}

function isParent(value: unknown): value is Parts {
  return typeof value === 'object' && value !== null && !(value instanceof Date);
}

function own(parts: Parts, name: string): unknown {
  return Object.hasOwn(parts, name) ? parts[name] : undefined;
}

type Values = { expected: unknown; stored: unknown };

/** Where in a document: with the labels of list items, and in `fields` without them. */
type Place = { path: readonly string[]; fields: string };

/** Adds what differs to `found`; one list for a whole document, since most have nothing to add. */
function walk(of: Looked, place: Place, values: Values, found: BooksDifference[]): void {
  const { expected, stored } = values;
  if (isSame(expected, stored)) return;
  if (!isParent(expected) || !isParent(stored)) {
    found.push(differs(of, place.path, values));
    return;
  }
  const inList = Array.isArray(stored);
  const right: Parts = Array.isArray(expected) ? itemsOf(expected) : expected;
  const there: Parts = Array.isArray(stored) ? itemsOf(stored) : stored;
  const look = (name: string) => {
    const fields = inList ? place.fields : `${place.fields} ${name}`;
    if (outsideTheBooks.has(fields)) return;
    const inside = { path: [...place.path, name], fields };
    walk(of, inside, { expected: own(right, name), stored: own(there, name) }, found);
  };
  for (const name of Object.keys(right)) look(name);
  for (const name of Object.keys(there)) if (!Object.hasOwn(right, name)) look(name);
}

function checkOne(of: Looked, values: Values): BooksDifference[] {
  if ((values.expected === undefined) !== (values.stored === undefined)) {
    return [differs(of, ['the document itself'], values)];
  }
  const found: BooksDifference[] = [];
  walk(of, { path: [], fields: of.document }, values, found);
  return found;
}

/**
 * What is stored under one id against what the journal gives, field by field, whatever fields
 * there are: one that is new is compared by itself. `expected` undefined = there should be none;
 * more than one is stored only where somebody wrote past the rules of the database.
 */
export function checkDocuments(
  of: Looked,
  { expected, stored }: { expected: object | undefined; stored: readonly object[] },
): BooksDifference[] {
  const [first, ...more] = stored;
  return [
    ...checkOne(of, { expected, stored: first }),
    ...more.flatMap((one) => checkOne(of, { expected: undefined, stored: one })),
  ];
}
