import type { Place } from '../../../domain/import/import-data.js';
import { type ImportFault, showValue } from '../../../domain/import/import-fault.js';

/** A cell that points to something: where it stands and the id that it gives. */
export type Reference = { place: Place; column: string; id: string };

/** The fault of a cell that points to what is nowhere. */
export function missingFault(what: string, reference: Reference): ImportFault {
  const id = showValue(reference.id);
  const reason = `There is no ${what} ${id}, neither in this folder nor stored. Correct the id or add the row.`;
  return referenceFault(reference, reason);
}

export function referenceFault({ place, column, id }: Reference, reason: string): ImportFault {
  return { ...place, column, value: showValue(id), reason };
}
