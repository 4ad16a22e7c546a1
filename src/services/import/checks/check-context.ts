import type { FaultList } from '../../../domain/import/fault-list.js';
import type { ImportFileName } from '../../../domain/import/file-layout.js';
import type { Place } from '../../../domain/import/import-data.js';
import type { ImportFault } from '../../../domain/import/import-fault.js';
import { type ImportTally, tallyRecord } from '../../../domain/import/import-tally.js';
import type { Club } from '../../../domain/people/club-records.js';
import { ownId } from '../../../domain/record-id.js';
import type { RecordDocument, RecordKind } from '../../../store/import/import-writes.js';
import { recordOutcome } from '../record-change.js';
import { recordMaker } from '../records.js';
import { contradictionFault, forgottenFault } from '../row-fault.js';
import type { Staging } from '../staging.js';
import type { StoredFacts } from '../stored-facts.js';

/** What was seen while a folder was checked, for the summary. */
export type ImportCounts = {
  /** Records and events that were imported before. */
  alreadyThere: number;
  added: number;
  /** Records whose row says something new. */
  changed: number;
  /** The same by kind and column. */
  tally: ImportTally;
  /** Sentences about what is taken from the files, and what somebody should know of it. */
  notes: string[];
  dueBeforeIssued: number;
  /** Credit notes of which a part stands, since it was spent. */
  voidedInPart: number;
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
  const tally: ImportTally = new Map();
  const counts = { alreadyThere: 0, added: 0, changed: 0, notes: [], ...nothingNoted, tally };
  return { ...given, counts, sharesPass: false, highestNumber: 0n, make: recordMaker(given.club) };
}

const nothingNoted = { dueBeforeIssued: 0, voidedInPart: 0, leftToSweep: 0, notSwept: 0 };

/** So many changes are told one by one. */
const mostTold = 50;

type Placed = { place: Place; document: RecordDocument };

/** Contacts that a record is about, where it names them. */
const peopleIn: Record<RecordKind, readonly ('_id' | 'payerId' | 'contactId')[]> = {
  contacts: ['_id', 'payerId'],
  products: [],
  sessions: [],
  enrolments: ['contactId'],
  bookings: ['contactId'],
  orders: ['contactId'],
  passes: ['contactId'],
};

/** What is wrong with a record that is new, or says something new, about somebody forgotten. */
async function forgottenIn(
  { club, stored }: CheckContext,
  kind: RecordKind,
  { place, document }: Placed,
): Promise<ImportFault | null> {
  const forgotten = await stored.forgotten();
  if (forgotten.size === 0) return null;
  const field = peopleIn[kind].find((one) => forgotten.has(ownId(club.id, String(document[one]))));
  if (field === undefined) return null;
  const contactId = ownId(club.id, String(document[field]));
  const column = { _id: 'id', payerId: 'payer_id', contactId: 'contact_id' }[field];
  return forgottenFault(place, { contactId, column });
}

/**
 * Compares the records of one bucket with those that are stored, and stages what is new.
 * `stored` has all of them, by the club's own id.
 */
export async function stageRecords(
  context: CheckContext,
  kind: RecordKind,
  { rows, stored }: { rows: readonly Placed[]; stored: ReadonlyMap<string, RecordDocument> },
): Promise<void> {
  const { club, at, staging, faults, counts } = context;
  for (const row of rows) {
    const { place, document } = row;
    const id = ownId(club.id, document._id);
    const outcome = recordOutcome(kind, stored.get(id), document, at);
    const gone = outcome.kind === 'there' ? null : await forgottenIn(context, kind, row);
    if (outcome.kind === 'there') counts.alreadyThere += 1;
    else if (gone !== null) faults.add(gone);
    else if (outcome.kind === 'contradiction') {
      const advice = 'Other records rest on it, so an import does not change it: correct the row.';
      faults.add(contradictionFault(place, outcome.fact, advice));
    } else {
      const { change, changed } = outcome;
      if (change.kind === 'insert') counts.added += 1;
      else if (changed.length === 0) counts.alreadyThere += 1;
      else counts.changed += 1;
      if (change.kind === 'insert') tallyRecord(counts.tally, kind, null);
      else if (changed.length > 0) {
        const columns = changed.map(({ column }) => column);
        tallyRecord(counts.tally, kind, columns);
      }
      if (kind === 'contacts' && counts.notes.length < mostTold) {
        for (const { column, stored: was, given: is } of changed) {
          counts.notes.push(`The ${column} of ${id} is now "${is}"; it was "${was}".`);
        }
      }
      await staging.records[kind].add(document._id, change);
    }
  }
}
