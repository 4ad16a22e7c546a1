import { fileLayouts, type ImportFileName } from '../../domain/import/file-layout.js';
import { type ImportFault, showValue } from '../../domain/import/import-fault.js';
import { nearestName } from './nearest-name.js';

type HeaderFault = Pick<ImportFault, 'column' | 'reason'>;

function unknownColumn(column: string, known: readonly string[]): HeaderFault {
  if (column === '') return { reason: 'A column has no name; name or remove it.' };
  const nearest = nearestName(column, known);
  const advice =
    nearest === null ? `the columns are ${known.join(', ')}` : `did you mean "${nearest}"?`;
  return { column: showValue(column), reason: `There is no column of this name; ${advice}` };
}

/** What is wrong with a header row: unknown, doubled and missing columns. */
export function headerFaults(name: ImportFileName, header: readonly string[]): HeaderFault[] {
  const layout = fileLayouts[name];
  const known = [...layout.required, ...layout.optional];
  const needed: readonly string[] = layout.required;
  const doubled = header.filter((column, index) => header.indexOf(column) !== index);
  const missing = needed.filter((column) => !header.includes(column));
  const unknown = header.filter((column) => !known.some((name) => name === column));
  if (unknown.length === header.length) {
    return [{ reason: `The first row must be the header: ${known.join(',')}` }];
  }
  return [
    ...unknown.map((column) => unknownColumn(column, known)),
    ...[...new Set(doubled)]
      .filter((column) => column !== '')
      .map((column) => {
        return { column: showValue(column), reason: 'This column is there twice; keep one.' };
      }),
    ...missing.map((column) => ({ column, reason: 'This column is missing; add it.' })),
  ];
}

/** Spreadsheets write empty columns at the right edge; those without any text are dropped. */
export function withoutEmptyEdge(header: readonly string[]): string[] {
  const end = header.findLastIndex((column) => column !== '');
  return header.slice(0, end + 1);
}
