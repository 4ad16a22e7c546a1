import { formatPlainAmount } from '../../domain/amounts/money.js';
import { ownId } from '../../domain/record-id.js';
import type { RecordDocument, RecordKind } from '../../store/import/import-writes.js';
import { type Fact, nothing } from './row-fault.js';

/** Fields that the desk changes itself later, so that a row may be older than what is stored. */
const livingFields: Partial<Record<RecordKind, readonly string[]>> = {
  passes: ['usesLeft'],
  orders: ['dueOn', 'amount'],
  enrolments: ['until'],
};

/** Fields that no column gives: the club, and what is worked out of other fields. */
const ownFields = ['_id', 'clubId', 'searchWords'];

const otherColumns: Record<string, string> = { ownId: 'id', invoiceId: 'invoice_number' };

function columnOf(field: string): string {
  return otherColumns[field] ?? field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A value as its cell would say it; what is not there is told apart from an empty text. */
function cellText(value: unknown, field: string, record: RecordDocument): string {
  if (value === null || value === undefined) return nothing;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'bigint') return formatPlainAmount(value, String(record['currency']));
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return field.endsWith('Id') ? ownId(String(record['clubId']), String(value)) : String(value);
}

/** The first field in which a row differs from the stored record, or null. */
export function recordFact(
  kind: RecordKind,
  stored: RecordDocument,
  given: RecordDocument,
): Fact | null {
  const ignored = [...ownFields, ...(livingFields[kind] ?? [])];
  for (const field of Object.keys(given)) {
    if (ignored.includes(field)) continue;
    const was = cellText(stored[field], field, stored);
    const is = cellText(given[field], field, given);
    const missing = (value: unknown) => value === null || value === undefined;
    if (was !== is || missing(stored[field]) !== missing(given[field])) {
      return { column: columnOf(field), stored: was, given: is };
    }
  }
  return null;
}
