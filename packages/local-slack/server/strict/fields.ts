import { isObject } from '../json.js';
import { type Check, fault, within } from './place.js';

/** A text of at least one character. */
export function text(max: number): Check {
  return (value, place) => {
    if (typeof value !== 'string') return fault(place, 'must provide a string');
    if (value.length === 0) return fault(place, 'must be more than 0 characters');
    if (value.length > max) fault(place, `no more than ${max} characters allowed`);
  };
}

/** A text that may be empty. */
export function anyString(max: number): Check {
  return (value, place) => {
    if (typeof value !== 'string') return fault(place, 'must provide a string');
    if (value.length > max) fault(place, `no more than ${max} characters allowed`);
  };
}

export function pattern(form: RegExp, message: string): Check {
  return (value, place) => {
    if (typeof value !== 'string' || !form.test(value)) fault(place, message);
  };
}

export function oneOf(...words: (string | number)[]): Check {
  return (value, place) => {
    if (!words.some((word) => word === value)) {
      fault(place, `unsupported value: must be one of ${words.join(', ')}`);
    }
  };
}

export const flag: Check = (value, place) => {
  if (typeof value !== 'boolean') fault(place, 'must provide a boolean');
};

export const anything: Check = () => undefined;

export function integer(min: number, max: number): Check {
  return (value, place) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      return fault(place, 'must provide an integer');
    }
    if (value < min || value > max) fault(place, `must be between ${min} and ${max}`);
  };
}

export function list(item: Check, { min, max }: { min: number; max: number }): Check {
  return (value, place) => {
    if (!Array.isArray(value)) return fault(place, 'must provide an array');
    if (value.length < min) return fault(place, `must have at least ${min} items`);
    if (value.length > max) return fault(place, `no more than ${max} items allowed`);
    for (const [index, entry] of value.entries()) item(entry, within(place, index));
  };
}

export type Fields = Record<string, Check>;

/** An object with these fields and no others, as Slack refuses what it does not know. */
export function shape(required: Fields, optional: Fields = {}, ...rules: Check[]): Check {
  return (value, place) => {
    if (!isObject(value)) return fault(place, 'must provide an object');
    for (const name of Object.keys(required)) {
      if (value[name] === undefined) fault(place, `missing required field: ${name}`);
    }
    for (const [name, entry] of Object.entries(value)) {
      if (entry === undefined) continue;
      const check = required[name] ?? optional[name];
      if (check === undefined) fault(place, `invalid additional property: ${name}`);
      else check(entry, within(place, name));
    }
    for (const rule of rules) rule(value, place);
  };
}
