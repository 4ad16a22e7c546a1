import { formatPlainAmount } from '../../domain/amounts/money.js';
import { contactWords } from '../../domain/people/search-words.js';
import { ownId } from '../../domain/record-id.js';
import type { RecordChange, RecordDocument, RecordKind } from '../../store/import/import-writes.js';
import { type Fact, nothing } from './row-fault.js';

/** What is to be done for a row: nothing, a change with what people are told, or a refusal. */
export type RecordOutcome =
  | { kind: 'there' }
  | { kind: 'change'; change: RecordChange; changed: Fact[] }
  | { kind: 'contradiction'; fact: Fact };

/** Fields that belong together: the desk's change of one keeps all of them. */
const together: Partial<Record<RecordKind, readonly string[][]>> = {
  sessions: [['startsAt', 'endsAt']],
  bookings: [['paidBy', 'invoiceId', 'line', 'passId']],
};

/** Fields on which money and other records rest, so that no import changes them. */
const fixed: Record<RecordKind, readonly string[]> = {
  contacts: ['payerId'],
  products: ['currency'],
  sessions: ['productId'],
  enrolments: [],
  passes: ['contactId', 'productId'],
  orders: ['contactId', 'productId', 'currency'],
  bookings: [],
};

/** Fields that no column gives: ids, and what is worked out of other fields. */
const ownFields = ['_id', 'clubId', 'ownId', 'searchWords', 'imported', 'billedBy'];

const otherColumns: Record<string, string> = { invoiceId: 'invoice_number', price: 'price' };

function columnOf(field: string): string {
  return otherColumns[field] ?? field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A value as its cell would say it. */
function cellText(value: unknown, field: string, record: RecordDocument): string {
  if (value === null || value === undefined) return nothing;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'bigint') return formatPlainAmount(value, String(record['currency']));
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return field.endsWith('Id') ? ownId(String(record['clubId']), String(value)) : String(value);
}

function sameValue(one: unknown, other: unknown): boolean {
  if (one instanceof Date && other instanceof Date) return one.getTime() === other.getTime();
  return (one ?? null) === (other ?? null);
}

function factOf(field: string, stored: RecordDocument, given: RecordDocument): Fact {
  return {
    column: columnOf(field),
    stored: cellText(stored[field], field, stored),
    given: cellText(given[field], field, given),
  };
}

/** The fields as the last import gave them; before the first that kept them, those stored. */
function baseOf(stored: RecordDocument): Record<string, unknown> {
  const imported: unknown = stored['imported'];
  return typeof imported === 'object' && imported !== null ? { ...imported } : stored;
}

function fieldGroups(kind: RecordKind, given: RecordDocument): string[][] {
  const groups = together[kind] ?? [];
  const grouped = groups.flat();
  const single = Object.keys(given).filter(
    (field) => !ownFields.includes(field) && !grouped.includes(field),
  );
  return [...groups.map((group) => [...group]), ...single.map((field) => [field])];
}

/** A new record keeps what the import gave beside its fields, to be compared with next time. */
export function withImported(kind: RecordKind, given: RecordDocument): RecordDocument {
  const fields = fieldGroups(kind, given).flat();
  const imported = Object.fromEntries(fields.map((field) => [field, given[field]]));
  return { ...given, imported };
}

/**
 * What follows from the fields of a record as they are now: documents keep the name of their day, and
 * links to an account are bound to one address for good.
 */
function followersOf(
  kind: RecordKind,
  stored: RecordDocument,
  set: Record<string, unknown>,
  at: Date,
): Record<string, unknown> {
  if (kind !== 'contacts' || !('name' in set || 'email' in set)) return {};
  const { name, ownId, email } = { ...stored, ...set };
  const own = { name: String(name), ownId: String(ownId) };
  const searchWords = contactWords({ ...own, email: typeof email === 'string' ? email : null });
  const changes: unknown = stored['addressChanges'];
  const addressChanges = (typeof changes === 'number' ? changes : 0) + 1;
  const former: unknown = stored['formerNames'];
  const earlier: unknown[] = Array.isArray(former) ? former : [];
  return {
    searchWords,
    ...('email' in set ? { addressChanges } : {}),
    ...('name' in set ? { formerNames: [...earlier, { name: stored['name'], until: at }] } : {}),
  };
}

/**
 * What a row changes on the stored record. It is compared with what the last import gave: what
 * the file has not changed since is left as it is, also where the desk has; what both have
 * changed stays as the desk has it; what only the file has changed is taken, `at` this instant.
 */
export function recordOutcome(
  kind: RecordKind,
  stored: RecordDocument | undefined,
  given: RecordDocument,
  at: Date,
): RecordOutcome {
  if (stored === undefined) {
    const change = { kind: 'insert' as const, document: withImported(kind, given) };
    return { kind: 'change', change, changed: [] };
  }
  // Files of before bring no name back; who pays for somebody is no word, and is compared.
  if (
    kind === 'contacts' &&
    stored['forgottenAt'] &&
    sameValue(stored['payerId'], given['payerId'])
  ) {
    return { kind: 'there' };
  }
  const base = baseOf(stored);
  const set: Record<string, unknown> = {};
  const changed: Fact[] = [];
  for (const group of fieldGroups(kind, given)) {
    const moved = group.filter((field) => !sameValue(given[field], base[field]));
    const [first] = moved;
    if (first === undefined) continue;
    if (fixed[kind].includes(first)) {
      if (sameValue(given[first], stored[first])) continue;
      return { kind: 'contradiction', fact: factOf(first, stored, given) };
    }
    for (const field of group) set[`imported.${field}`] = given[field];
    if (group.some((field) => !sameValue(stored[field], base[field]))) continue;
    for (const field of moved) {
      set[field] = given[field];
      changed.push(factOf(field, stored, given));
    }
  }
  if (Object.keys(set).length === 0) return { kind: 'there' };
  Object.assign(set, followersOf(kind, stored, set, at));
  if (stored['imported'] === undefined) {
    // `imported.name` cannot be set in what is not there.
    const whole = withImported(kind, { ...stored, ...given })['imported'];
    for (const field of Object.keys(set)) if (field.startsWith('imported.')) delete set[field];
    set['imported'] = whole;
  }
  return { kind: 'change', change: { kind: 'update', id: stored._id, set }, changed };
}
