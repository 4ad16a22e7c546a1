import { parseCalendarDate } from '../../src/domain/calendar-date.js';
import { chosenDate, chosenValue, type FormValues, typedText } from '../forms/form-values.js';
import { type InvoicesFilter, searchChars, statusNamed } from './filter.js';
import { invoicesIds } from './ids.js';

/** What is typed and chosen now; a new search starts on its first page. */
export function readSearch(values: FormValues): InvoicesFilter {
  const chosen = chosenValue(values, invoicesIds.filters, invoicesIds.status) ?? '';
  const day = (actionId: string) =>
    parseCalendarDate(chosenDate(values, invoicesIds.filters, actionId) ?? '') ?? null;
  return {
    status: statusNamed(chosen),
    text: typedText(values, invoicesIds.search).trim().slice(0, searchChars),
    issuedFrom: day(invoicesIds.from),
    issuedUntil: day(invoicesIds.until),
    page: 0,
  };
}
