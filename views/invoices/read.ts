import { chosenValue, type FormValues, typedText } from '../forms/form-values.js';
import { type InvoicesFilter, statusNamed } from './filter.js';
import { invoicesIds } from './ids.js';

/** What is typed and chosen now; a new search starts on its first page. */
export function readSearch(values: FormValues): InvoicesFilter {
  const status = statusNamed(chosenValue(values, invoicesIds.status) ?? '');
  return { status, text: typedText(values, invoicesIds.search).trim(), page: 0 };
}
