import { type ImportFault, showValue } from '../../cli/import-folder/import-fault.js';
import { findRecords, type RecordDocument, type RecordKind } from '../../store/import-writes.js';
import type { Desk } from '../desk.js';
import type { PlacedRecord } from './records.js';

/** Fields that the desk changes itself later, so that a row may be older than what is stored. */
const livingFields: Partial<Record<RecordKind, readonly string[]>> = {
  passes: ['usesLeft'],
  orders: ['dueOn', 'amount'],
  enrolments: ['until'],
  contacts: ['searchWords'],
};

function shown(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return value === null || value === undefined ? 'nothing' : showValue(String(value));
}

function difference(
  kind: RecordKind,
  stored: RecordDocument,
  given: RecordDocument,
): string | null {
  const living = livingFields[kind] ?? [];
  for (const field of Object.keys(given)) {
    if (living.includes(field)) continue;
    const [was, is] = [shown(stored[field]), shown(given[field])];
    if (was !== is) {
      return `This row is already stored with ${field} "${was}"; it now says "${is}". Nothing was changed.`;
    }
  }
  return null;
}

/** The records that are new, and a fault for each row that contradicts what is stored. */
export async function checkRecords(
  desk: Desk,
  kind: RecordKind,
  records: readonly PlacedRecord[],
): Promise<{ fresh: RecordDocument[]; faults: ImportFault[] }> {
  const ids = records.map(({ document }) => document._id);
  const stored = await findRecords(desk.store, kind, ids);
  const fresh: RecordDocument[] = [];
  const faults: ImportFault[] = [];
  for (const { place, document } of records) {
    const known = stored.get(document._id);
    if (known === undefined) fresh.push(document);
    else {
      const reason = difference(kind, known, document);
      if (reason !== null) faults.push({ file: place.file, line: place.line, reason });
    }
  }
  return { fresh, faults };
}
