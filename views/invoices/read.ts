import { parseCalendarDate } from '../../src/domain/calendar-date.js';
import { chosenDate, chosenValue, type FormValues, typedText } from '../forms/form-values.js';
import { type InvoicesFilter, searchChars, statusNamed } from './filter.js';
import { invoicesIds } from './ids.js';

/** What is typed and chosen now; a new search starts on its first page. */
export function readSearch(values: FormValues): InvoicesFilter {
  // The block of the menu is another one on each page.
  const block = Object.keys(values).find((id) => values[id]?.[invoicesIds.status] !== undefined);
  const chosen = chosenValue(values, block ?? '', invoicesIds.status) ?? '';
  const day = (id: string) => parseCalendarDate(chosenDate(values, id) ?? '') ?? null;
  return {
    status: statusNamed(chosen),
    text: typedText(values, invoicesIds.search).trim().slice(0, searchChars),
    issuedFrom: day(invoicesIds.from),
    issuedUntil: day(invoicesIds.until),
    page: 0,
  };
}
