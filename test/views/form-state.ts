import { FieldErrors } from '../../src/blocks/field-errors.js';
import type { FormValues } from '../../views/forms/form-values.js';

type FormValue = FormValues[string][string];

/** A text input as Slack sends it; null = nothing was typed. */
export function typed(value: string | null): FormValue {
  return { value };
}

/** A list with one option chosen, as far as readers look at it. */
export function chosen(value: string): FormValue {
  return { selected_option: { value } };
}

/** A block whose element has the same id. */
export function same(id: string, value: FormValue): FormValues {
  return { [id]: { [id]: value } };
}

/** The sentences beside the fields; none when everything could be read. */
export function errorsOf(read: () => unknown): Record<string, string> {
  try {
    read();
  } catch (error) {
    if (error instanceof FieldErrors) return error.errors;
    throw error;
  }
  return {};
}
