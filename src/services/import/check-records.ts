import type { ImportFault } from '../../domain/import/import-fault.js';
import {
  findRecords,
  type RecordDocument,
  type RecordKind,
} from '../../store/import/import-writes.js';
import type { Desk } from '../desk.js';
import { recordFact } from './record-fact.js';
import type { PlacedRecord } from './records.js';
import { contradictionFault } from './row-fault.js';

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
    const fact = known === undefined ? null : recordFact(kind, known, document);
    if (known === undefined) fresh.push(document);
    else if (fact !== null) faults.push(contradictionFault(place, fact));
  }
  return { fresh, faults };
}
