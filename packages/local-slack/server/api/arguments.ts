import { type JsonObject, objectOf, textOf } from '../json.js';
import { invalidArguments, SlackRefusal } from '../refusal.js';

/** In a form these arguments are JSON in a string. */
const JSON_FIELDS = ['view', 'blocks', 'attachments', 'files', 'metadata'];

function parsed(name: string, value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    if (name === 'blocks') throw new SlackRefusal('invalid_blocks_format');
    throw invalidArguments(`must provide valid JSON [json-pointer:/${name}]`);
  }
}

/** The body of a call, form or JSON, as plain values. */
export function readArguments(body: unknown): JsonObject {
  const args: JsonObject = { ...objectOf(body) };
  for (const name of JSON_FIELDS) {
    const value = args[name];
    if (typeof value === 'string') args[name] = parsed(name, value);
  }
  return args;
}

/** Refuses with `invalid_arguments` when it is missing or empty. */
export function requiredText(args: JsonObject, name: string): string {
  const value = textOf(args[name]);
  if (value === undefined || value === '') {
    throw invalidArguments(`missing required field: ${name}`);
  }
  return value;
}
