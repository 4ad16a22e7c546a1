import type { PlainTextOption } from '@slack/types';
import type { Contact } from '../domain/people/club-records.js';
import { bare } from './text.js';
import { limits, option } from './text-objects.js';

/** `Priya Patel · C0001`, since two people may have one name. */
export function contactOption({ name, ownId }: Contact): PlainTextOption {
  const rest = ` · ${ownId}`;
  return option(`${bare(name, Math.max(limits.optionText - rest.length, 10))}${rest}`, ownId);
}
