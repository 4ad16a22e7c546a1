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

function counted(count: number, what: string): string[] {
  return count === 0 ? [] : [count === 1 ? `1 ${what}` : `${count} ${what}s`];
}

/** How much is wrong: by rows, since one may have several faults, and by files as a whole. */
export function countFaults(faults: readonly ImportFault[]): string {
  const places = new Map(faults.map(({ file, line }) => [`${file} ${line}`, line]));
  const files = [...places.values()].filter((line) => line === 0).length;
  const rows = places.size - files;
  const least = faults.length >= mostFaults ? 'at least ' : '';
  const count = [...counted(files, 'file'), ...counted(rows, 'row')].join(' and ');
  return `${least}${count} ${places.size === 1 ? 'is' : 'are'}`;
}
