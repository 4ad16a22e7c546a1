import { mostFaults } from '../../domain/import/fault-list.js';
import type { ImportFault } from '../../domain/import/import-fault.js';

const mostPrinted = 200;

function placeOf({ file, line, row }: ImportFault): string {
  if (line === 0) return file;
  return `${file} line ${line}${row === undefined ? '' : ` (row ${row} in a spreadsheet)`}`;
}

function printFault(fault: ImportFault): string {
  const column = fault.column === undefined ? '' : `, ${fault.column}`;
  const value = fault.value === undefined ? '' : ` "${fault.value}"`;
  return `${placeOf(fault)}${column}${value}: ${fault.reason}`;
}

/** The faults as lines for a terminal: the first 200, then how many more there are. */
export function printFaults(faults: readonly ImportFault[]): string[] {
  const lines = faults.slice(0, mostPrinted).map(printFault);
  const more = faults.length - lines.length;
  if (faults.length >= mostFaults) {
    return [...lines, `and ${more} more; after ${mostFaults} faults nothing more was looked at`];
  }
  return more > 0 ? [...lines, `and ${more} more`] : lines;
}
