import type { ImportFault } from '../../domain/import/import-fault.js';

const mostPrinted = 200;

function printFault(fault: ImportFault): string {
  const place = fault.line === 0 ? fault.file : `${fault.file} line ${fault.line}`;
  const column = fault.column === undefined ? '' : `, ${fault.column}`;
  const value = fault.value === undefined ? '' : ` "${fault.value}"`;
  return `${place}${column}${value}: ${fault.reason}`;
}

/** The faults as lines for a terminal: the first 200, then how many more there are. */
export function printFaults(faults: readonly ImportFault[]): string[] {
  const lines = faults.slice(0, mostPrinted).map(printFault);
  const more = faults.length - lines.length;
  return more > 0 ? [...lines, `and ${more} more`] : lines;
}
