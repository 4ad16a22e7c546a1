import type { FaultList } from '../../../domain/import/fault-list.js';
import type { Place } from '../../../domain/import/import-data.js';

/** How the rows of one file are told apart: one text per row, and the words for it. */
export type Identity<Row> = {
  key: (row: Row) => string;
  /** What may be there only once, as in "… is already on line 3". */
  words: (row: Row) => string;
  column: string;
};

export const byId: Identity<{ id: string }> = {
  key: ({ id }) => id,
  words: ({ id }) => `The id ${id}`,
  column: 'id',
};

/** The first row of each key; every later one is a fault that names the first. */
export function firstRows<Row extends { place: Place }>(
  rows: readonly Row[],
  identity: Identity<Row>,
  faults: FaultList,
): Map<string, Row> {
  const first = new Map<string, Row>();
  for (const row of rows) {
    const key = identity.key(row);
    const known = first.get(key);
    if (known === undefined) {
      first.set(key, row);
      continue;
    }
    const reason = `${identity.words(row)} is already on line ${known.place.line}; keep one of the two rows.`;
    faults.add({ ...row.place, column: identity.column, reason });
  }
  return first;
}
