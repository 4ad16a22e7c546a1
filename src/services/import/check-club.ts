import type { ImportData } from '../../domain/import/import-data.js';
import { type ImportFault, inFileOrder } from '../../domain/import/import-fault.js';
import { type MoneyEvent, moneyEvents } from '../../domain/import/money-event.js';
import type { RecordDocument, RecordKind } from '../../store/import/import-writes.js';
import type { Desk } from '../desk.js';
import { checkRecords } from './check-records.js';
import { checkReferences } from './check-references.js';
import {
  batchesOf,
  countEvents,
  findOwners,
  groupByPayer,
  type InvoiceOwner,
} from './payer-groups.js';
import { eventsAtOnce, planBatch } from './plan-batch.js';
import { recordsOf } from './records.js';

/** A folder beside what is stored: what is new in it, and every row that cannot be imported. */
export type CheckedClub = {
  /** In the order of the files and their lines. */
  faults: ImportFault[];
  records: [RecordKind, RecordDocument[]][];
  /** Records, and events of payers for whom there is nothing to book. */
  alreadyThere: number;
  owners: ReadonlyMap<string, InvoiceOwner>;
  /** The money events of each payer for whom there is something to book. */
  groups: MoneyEvent[][];
};

/**
 * Looks at everything and writes nothing: references, contradictions, and each money event
 * planned through the ledger's own rules. The plans are dropped, so that a large folder does not
 * fill the memory; they are made again when they are written.
 * @param wholeFolder false when rows were left out, so that missing credit proves nothing.
 */
export async function checkClub(
  desk: Desk,
  data: ImportData,
  wholeFolder = true,
): Promise<CheckedClub> {
  const faults = await checkReferences(desk, data);
  const records: CheckedClub['records'] = [];
  let alreadyThere = 0;
  for (const [kind, rows] of recordsOf(data, desk.club)) {
    const checked = await checkRecords(desk, kind, rows);
    records.push([kind, checked.fresh]);
    for (const fault of checked.faults) faults.push(fault);
    alreadyThere += rows.length - checked.fresh.length - checked.faults.length;
  }
  const events = moneyEvents(data);
  const owners = await findOwners(desk, events);
  const groups: MoneyEvent[][] = [];
  const all = groupByPayer(events, owners, desk.club.id);
  for (const batch of batchesOf(all, eventsAtOnce)) {
    const planned = await planBatch(desk, batch, { owners, wholeFolder });
    for (const fault of planned.faults) faults.push(fault);
    for (const group of planned.newGroups) groups.push(group);
  }
  alreadyThere += countEvents(all) - countEvents(groups);
  return { faults: inFileOrder(faults), records, alreadyThere, owners, groups };
}
