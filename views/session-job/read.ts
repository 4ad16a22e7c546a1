import { type FormValues, typedText } from '../forms/form-values.js';
import { sessionJobIds } from './ids.js';
import { type JobPlace, longestSearch } from './metadata.js';

/** What stands in the search box; where there is none, what was looked for before. */
export function searchIn(values: FormValues, place: JobPlace): string {
  if (values[sessionJobIds.search] === undefined) return place.search;
  return typedText(values, sessionJobIds.search).trim().slice(0, longestSearch);
}

/** The place once a control of the view was used; other people begin on their first page. */
export function placeAfter(
  place: JobPlace,
  values: FormValues,
  used: { actionId: string; value: string },
): JobPlace {
  const search = searchIn(values, place);
  const isNew = search !== place.search;
  const at = { ...place, search, page: isNew ? 0 : place.page };
  const { filter, previous, next } = sessionJobIds;
  if (used.actionId === filter) return { ...at, filter: used.value, page: 0 };
  if (used.actionId !== previous && used.actionId !== next) return at;
  const page = Number(used.value);
  return isNew ? at : { ...at, page: Number.isInteger(page) && page > 0 ? page : 0 };
}
