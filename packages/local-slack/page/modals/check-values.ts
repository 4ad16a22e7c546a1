import type { AnyBlock } from '@slack/types';
import { type AnyElement, placedElements } from '../surface/elements.js';
import { type Held, isEmpty } from '../surface/held.js';
import type { Values } from '../surface/values.js';

/** What Slack itself checks before it asks the app; sentences by block id. */
export function checkValues(blocks: AnyBlock[], values: Values): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { blockId, actionId, element, isInput, isRequired } of placedElements(blocks)) {
    const held = values[blockId]?.[actionId];
    if (!isInput || !held) continue;
    const error = isEmpty(held)
      ? isRequired && 'Please complete this required field.'
      : checkText(element, held);
    if (error) errors[blockId] = error;
  }
  return errors;
}

function checkText(element: AnyElement, { text }: Held): string | false {
  switch (element.type) {
    case 'plain_text_input':
      return checkLength(text, element.min_length ?? 0, element.max_length ?? 3000);
    case 'number_input':
      return checkNumber(text, element);
    case 'email_text_input':
      return !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) && 'Please enter a valid email address.';
    case 'url_text_input':
      return !URL.canParse(text) && 'Please enter a valid link, such as https://example.org.';
    default:
      return false;
  }
}

function checkLength(text: string, least: number, most: number): string | false {
  if (text.length < least) return `Please enter at least ${least} characters.`;
  return text.length > most && `Please enter at most ${most} characters; this is ${text.length}.`;
}

type Range = { is_decimal_allowed: boolean; min_value?: string; max_value?: string };

function checkNumber(text: string, range: Range): string | false {
  if (!/^-?\d*\.?\d+$/.test(text)) return 'Please enter a number.';
  if (!range.is_decimal_allowed && text.includes('.')) return 'Please enter a whole number.';
  const value = Number(text);
  if (range.min_value !== undefined && value < Number(range.min_value))
    return `Please enter a number that is at least ${range.min_value}.`;
  return (
    range.max_value !== undefined &&
    value > Number(range.max_value) &&
    `Please enter a number that is at most ${range.max_value}.`
  );
}
