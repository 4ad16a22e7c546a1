import type { Place } from '../../../domain/import/import-data.js';
import type { ImportFault } from '../../../domain/import/import-fault.js';
import type { RowsRead } from '../read-rows.js';

/** How the rows of one file are told apart: one text per row, and the words for it. */
export type Identity<Row> = {
  key: (row: Row) => string;
  /** What may be there only once, as in "… is already on line 3". */
  words: (row: Row) => string;
  column: string;
};

/** Keeps the first row of each key; every later one is a fault that names the first. */
export function keepUnique<Row extends { place: Place }>(
  read: RowsRead<Row>,
  identity: Identity<Row>,
  faults: ImportFault[],
): RowsRead<Row> {
  const firstLines = new Map<string, number>();
  const rows = read.rows.filter((row) => {
    const key = identity.key(row);
    const first = firstLines.get(key);
    if (first === undefined) {
      firstLines.set(key, row.place.line);
      return true;
    }
    const reason = `${identity.words(row)} is already on line ${first}; keep one of the two rows.`;
    faults.push({ ...row.place, column: identity.column, reason });
    return false;
  });
  return { ...read, rows };
}
