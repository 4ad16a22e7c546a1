import type { BlankedWords } from './blanked-words.js';
import { forgottenWords } from './forgotten.js';

/** Fields of a request, however deep, in which somebody's words stand. */
const wordFields = new Set(['reason', 'noteToCustomer', 'comment', 'description', 'reference']);

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && value.constructor === Object;
}

function blanked(value: unknown, words: BlankedWords, field = ''): unknown {
  if (Array.isArray(value)) return value.map((each) => blanked(each, words, field));
  if (!isPlain(value)) return words.sharedIn(value, field);
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      if (!wordFields.has(key) || typeof each !== 'string') return [key, blanked(each, words, key)];
      return [key, key === 'noteToCustomer' && each !== '' ? forgottenWords : words.own(each)];
    }),
  );
}

/** The parts of a request about the person alone that hold words, without them. */
export function blankRequest(
  request: Readonly<Record<string, unknown>>,
  words: BlankedWords,
): Record<string, unknown> {
  const { reason, input, planned, decision } = request;
  const after = blanked({ reason, input, planned, decision }, words);
  return isPlain(after) ? after : {};
}
