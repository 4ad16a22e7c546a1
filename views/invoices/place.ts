import type { ViewOutput } from '@slack/bolt';
import type { InvoicesFilter } from './filter.js';
import { invoicesIds } from './ids.js';
import { filterMetadata, type InvoicesPlace } from './metadata.js';
import { readSearch } from './read.js';

/** What is counted and summed anew, as nothing is known of this filter. */
export function anew(filter: InvoicesFilter, reread = 0): InvoicesPlace {
  return { ...filter, known: null, opened: 0, reread };
}

/** Another page of the same list; null where something else was pressed. */
export function turnedTo(
  pressed: { actionId: string; value: string },
  metadata: string,
): InvoicesPlace | null {
  const { actionId, value } = pressed;
  if (actionId !== invoicesIds.previous && actionId !== invoicesIds.next) return null;
  const page = Number(value);
  return { ...filterMetadata.read(metadata), page: Number.isInteger(page) && page > 0 ? page : 0 };
}

/** What is typed and chosen, once its button was pressed or something was chosen. */
export function searchNow({ state }: Pick<ViewOutput, 'state'>, actionId: string): InvoicesFilter {
  const search = readSearch(state.values);
  return actionId === invoicesIds.anyDay
    ? { ...search, issuedFrom: null, issuedUntil: null }
    : search;
}

/** The list of `filter`, as which `typed` was read; where they differ, the boxes are filled anew. */
export function placeFor(
  typed: InvoicesFilter,
  filter: InvoicesFilter,
  metadata: string,
): InvoicesPlace {
  const { reread } = filterMetadata.read(metadata);
  const isReread = filter.text !== typed.text || filter.status !== typed.status;
  return anew(filter, isReread ? reread + 1 : reread);
}
