import { safe } from '../../src/blocks/text.js';
import type { CalendarDate } from '../../src/domain/calendar-date.js';
import type { Product } from '../../src/domain/people/club-records.js';
import type { NamedSession } from '../../src/domain/sessions/jobs/job-review.js';
import type { CancelSessionForm } from './modal.js';

/** With what the form begins. */
export type Begun = Pick<
  CancelSessionForm,
  'search' | 'which' | 'chosen' | 'product' | 'day' | 'from' | 'until'
>;

export const nothingBegun: Begun = {
  ...{ search: '', which: 'chosen', chosen: [], product: null },
  ...{ day: null, from: null, until: null },
};

/** What was found for the words behind the command. */
export type FoundForWords = {
  text: string;
  today: CalendarDate;
  /** The day that the words name. */
  day: CalendarDate | null;
  /** Up to two of each, and how many there are. */
  sessions: { sessions: readonly NamedSession[]; total: number };
  products: { products: readonly Product[]; total: number };
  /** The one session whose title the words are. */
  titled: NamedSession | null;
  /** Of the first product, the day of its next session. */
  nextDay: CalendarDate | null;
};

/**
 * A day brings its sessions, one session itself, one product what it has up to its next session, so that
 * nobody cancels a whole term who has not chosen so; null = nothing is found.
 */
export function beginWith(found: FoundForWords): Begun | null {
  const { text, today, day, sessions, products, titled, nextDay } = found;
  if (day !== null) return { ...nothingBegun, which: 'day', day };
  if (titled !== null) return { ...nothingBegun, chosen: [titled] };
  const [session] = sessions.sessions;
  if (sessions.total === 1 && session !== undefined) return { ...nothingBegun, chosen: [session] };
  const [product] = products.products;
  if (products.total === 1 && product !== undefined) {
    const until = nextDay ?? today;
    return { ...nothingBegun, which: 'product', product, from: today, until };
  }
  return sessions.total === 0 ? null : { ...nothingBegun, search: text };
}

/** What is answered under the command, with what to type instead. */
export function noSessionFound(typed: string): string {
  return `No session to come was found for “${safe(typed)}”. Type \`/cancel-session\` alone to search in the form, or \`/cancel-session help\`.`;
}
