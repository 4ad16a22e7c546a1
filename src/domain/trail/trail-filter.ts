import { entryKinds } from '../books/entry-kinds.js';
import { entryTitles } from '../books/entry-titles.js';
import type { Actor } from '../people/actor.js';
import { deskActTitles } from './audit-event.js';
import { requestActTitles } from './request-event.js';

/** Everything that a trail tells, by its code, with its title. */
export const trailTitles: Readonly<Record<string, string>> = {
  ...entryTitles,
  ...requestActTitles,
  'change-settings': 'Settings changed',
  ...deskActTitles,
};

/** By which door somebody came. A form in Slack belongs to no channel, so there it is Slack. */
export const doorWords: Readonly<Record<Actor['kind'], string>> = {
  staff: 'Slack',
  job: 'automatic',
  import: 'import',
  customer: 'account page',
  'command-line': 'command line',
};

/** Which acts of a trail are meant; null: all of them. */
export type TrailFilter = {
  /** Slack users' ids, of whoever did or approved it; none: whoever it was. */
  userIds: readonly string[];
  door: Actor['kind'] | null;
  /** A code of `trailTitles`. */
  act: string | null;
};

export const wholeTrail: TrailFilter = { userIds: [], door: null, act: null };

export function isDoor(text: string): text is Actor['kind'] {
  return Object.hasOwn(doorWords, text);
}

/** Where acts of the kind stand; null: in none, as of a kind that is no more. */
export function sourceOf(act: string): 'journal' | 'events' | null {
  if (entryKinds.some((kind) => kind === act)) return 'journal';
  return Object.hasOwn(trailTitles, act) ? 'events' : null;
}
