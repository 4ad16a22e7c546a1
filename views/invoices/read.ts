import { parseCalendarDate } from '../../src/domain/calendar-date.js';
import { chosenDate, chosenValue, type FormValues, typedText } from '../forms/form-values.js';
import { type InvoicesFilter, searchChars, statusNamed } from './filter.js';
import { invoicesIds } from './ids.js';

/** What is typed and chosen now; a new search starts on its first page. */
export function readSearch(values: FormValues): InvoicesFilter {
  // The blocks of the menu and of the search are others when they are filled anew.
  const blockOf = (action: string) =>
    Object.keys(values).find((id) => values[id]?.[action] !== undefined) ?? '';
  const chosen = chosenValue(values, blockOf(invoicesIds.status), invoicesIds.status) ?? '';
  const day = (id: string) => parseCalendarDate(chosenDate(values, id) ?? '') ?? null;
  return {
    status: statusNamed(chosen),
    text: typedText(values, blockOf(invoicesIds.search), invoicesIds.search)
      .trim()
      .slice(0, searchChars),
    issuedFrom: day(invoicesIds.from),
    issuedUntil: day(invoicesIds.until),
    page: 0,
  };
}
