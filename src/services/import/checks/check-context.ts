import type { FaultList } from '../../../domain/import/fault-list.js';
import type { ImportFileName } from '../../../domain/import/file-layout.js';
import type { Place } from '../../../domain/import/import-data.js';
import type { Club } from '../../../domain/people/club-records.js';
import { ownId } from '../../../domain/record-id.js';
import type { RecordDocument, RecordKind } from '../../../store/import/import-writes.js';
import { recordOutcome } from '../record-change.js';
import { recordMaker } from '../records.js';
import { contradictionFault } from '../row-fault.js';
import type { Staging } from '../staging.js';
import type { StoredFacts } from '../stored-facts.js';

/** What was seen while a folder was checked, for the summary. */
export type ImportCounts = {
  /** Records and events that were imported before. */
  alreadyThere: number;
  added: number;
  /** Records whose row says something new. */
  changed: number;
  /** Sentences about what is taken from the files, and what somebody should know of it. */
  notes: string[];
  dueBeforeIssued: number;
  /** New auto-collect invoices that the sweep looks at, and those that are history to it. */
  leftToSweep: number;
  notSwept: number;
};

export type CheckContext = {
  club: Club;
  /** When the import began. */
  at: Date;
  staging: Staging;
  stored: StoredFacts;
  faults: FaultList;
  /** Files of which something could not be read, so that they prove nothing missing. */
  unreadable: ReadonlySet<ImportFileName>;
  counts: ImportCounts;
  /** The highest of the numbers that look like those which the desk gives; 0 without one. */
  highestNumber: bigint;
  /** Whether a pass is used for somebody else than its owner. */
  sharesPass: boolean;
  make: ReturnType<typeof recordMaker>;
};

export function checkContext(
  given: Omit<CheckContext, 'counts' | 'make' | 'sharesPass' | 'highestNumber'>,
): CheckContext {
  const counts = { alreadyThere: 0, added: 0, changed: 0, notes: [], ...nothingNoted };
  return { ...given, counts, sharesPass: false, highestNumber: 0n, make: recordMaker(given.club) };
}

const nothingNoted = { dueBeforeIssued: 0, leftToSweep: 0, notSwept: 0 };

/** So many changes are told one by one. */
const mostTold = 50;

type Placed = { place: Place; document: RecordDocument };

/**
 * Compares the records of one bucket with those that are stored, and stages what is new.
 * `stored` has all of them, by the club's own id.
 */
export async function stageRecords(
  { club, at, staging, faults, counts }: CheckContext,
  kind: RecordKind,
  { rows, stored }: { rows: readonly Placed[]; stored: ReadonlyMap<string, RecordDocument> },
): Promise<void> {
  for (const { place, document } of rows) {
    const id = ownId(club.id, document._id);
    const outcome = recordOutcome(kind, stored.get(id), document, at);
    if (outcome.kind === 'there') counts.alreadyThere += 1;
    else if (outcome.kind === 'contradiction') {
      const advice = 'Other records rest on it, so an import does not change it: correct the row.';
      faults.add(contradictionFault(place, outcome.fact, advice));
    } else {
      const { change, changed } = outcome;
      if (change.kind === 'insert') counts.added += 1;
      else if (changed.length === 0) counts.alreadyThere += 1;
      else counts.changed += 1;
      if (kind === 'contacts' && counts.notes.length < mostTold) {
        for (const { column, stored: was, given: is } of changed) {
          counts.notes.push(`The ${column} of ${id} is now "${is}"; it was "${was}".`);
        }
      }
      await staging.records[kind].add(document._id, change);
    }
  }
}
