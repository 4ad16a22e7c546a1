import type { PlacedElement } from '../block-walk.js';
import { textOf } from '../json.js';
import { TEXT_INPUT_CHARS } from '../limits.js';
import { statefulElements } from '../state-values.js';
import type { StateValue, StateValues } from '../view-state.js';
import { WORDING } from './parties.js';

function isEmpty({ type: _, ...fields }: StateValue): boolean {
  return Object.values(fields).every(
    (field) =>
      field === null || field === undefined || (Array.isArray(field) && field.length === 0),
  );
}

function lengthFault({ element }: PlacedElement, value: string): string | undefined {
  const least = Number(element.min_length ?? 0);
  const most = Number(element.max_length ?? TEXT_INPUT_CHARS);
  if (value.length < least) return `Enter at least ${least} characters.`;
  return value.length > most ? `Enter at most ${most} characters.` : undefined;
}

function numberFault({ element }: PlacedElement, value: string): string | undefined {
  const isDecimal = element.is_decimal_allowed === true;
  if (!(isDecimal ? /^-?\d*\.?\d+$/ : /^-?\d+$/).test(value)) {
    return isDecimal ? 'Enter a number.' : 'Enter a whole number.';
  }
  const least = textOf(element.min_value);
  const most = textOf(element.max_value);
  if (least !== undefined && Number(value) < Number(least)) return `Enter at least ${least}.`;
  if (most !== undefined && Number(value) > Number(most)) return `Enter at most ${most}.`;
  return undefined;
}

function fieldFault(placed: PlacedElement, value: StateValue): string | undefined {
  if (isEmpty(value)) return placed.input?.optional === true ? undefined : WORDING.required;
  const text = value.value ?? '';
  switch (value.type) {
    case 'plain_text_input':
      return lengthFault(placed, text);
    case 'number_input':
      return numberFault(placed, text);
    case 'email_text_input':
      return /^\S+@\S+\.\S+$/.test(text) ? undefined : 'Enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(text) ? undefined : 'Enter a valid URL.';
    default:
      return undefined;
  }
}

/** What Slack's own client refuses before it sends a form, by block id. */
export function formFaults(
  blocks: readonly unknown[],
  values: StateValues,
): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const placed of statefulElements(blocks)) {
    const value = values[placed.blockId]?.[placed.actionId];
    if (placed.input === undefined || value === undefined) continue;
    const fault = fieldFault(placed, value);
    if (fault !== undefined) faults[placed.blockId] = fault;
  }
  return faults;
}
