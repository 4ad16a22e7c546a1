import { type ImportFault, inFileOrder } from '../../domain/import/import-fault.js';
import type { Desk } from '../../services/desk.js';
import { checkClub } from '../../services/import/check-club.js';
import type { ReadImportResult } from './read-import-folder.js';

/**
 * The faults of a folder that was read with some, and those of its sound rows beside what is
 * stored, so that one look at the list is enough. Of one row only the first half's are named.
 */
export async function allFaults(
  desk: Desk,
  read: Extract<ReadImportResult, { ok: false }>,
): Promise<ImportFault[]> {
  if (read.sound === null) return read.faults;
  const rowOf = ({ file, line }: ImportFault) => `${file} ${line}`;
  const named = new Set(read.faults.map(rowOf));
  const { faults } = await checkClub(desk, read.sound, false);
  return inFileOrder([...read.faults, ...faults.filter((fault) => !named.has(rowOf(fault)))]);
}
