import { entryKinds } from '../books/entry-kinds.js';
import { entryTitles } from '../books/entry-titles.js';
import type { Actor } from '../people/actor.js';
import { deskActTitles } from './audit-event.js';

/** What becomes of a request for a second person. */
export const requestActTitles = {
  'request.asked': 'Approval asked for',
  'request.approved': 'Approved',
  'request.rejected': 'Rejected',
  'request.withdrawn': 'Request withdrawn',
  'request.expired': 'Request expired',
} as const;

export type RequestAct = keyof typeof requestActTitles;

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
export function sourceOf(act: string): 'journal' | 'requests' | 'events' | null {
  if (entryKinds.some((kind) => kind === act)) return 'journal';
  if (Object.hasOwn(requestActTitles, act)) return 'requests';
  return Object.hasOwn(trailTitles, act) ? 'events' : null;
}
