import type { CalendarDate } from '../calendar-date.js';
import type { SettingsEvent, TrailPlace } from '../trail/audit-event.js';
import type { SettingChange } from './club-settings.js';

/** The day up to which a change has the books closed; null where it says nothing of it, or opens them. */
export function closingOf(changes: readonly SettingChange[]): CalendarDate | null {
  const change = changes.find(({ setting }) => setting === 'closedUpTo');
  return typeof change?.to === 'string' ? change.to : null;
}

/** Since when the books are closed up to a day, and how many entries lay in that time then. */
export type Closing = { day: CalendarDate; at: Date; entries: bigint };

/** A change of settings with its number in the club's trail. */
export type NumberedChange = Pick<SettingsEvent, 'at' | 'changes' | 'closedEntries'> &
  Pick<TrailPlace, 'number'>;

/**
 * The closings that still hold, of all changes of a club's settings in any order: opening the books
 * again ends those of later days.
 */
export function standingClosings(events: readonly NumberedChange[]): Closing[] {
  const inTurn = [...events].sort((one, other) => (one.number < other.number ? -1 : 1));
  let standing: Closing[] = [];
  for (const { at, changes, closedEntries } of inTurn) {
    if (!changes.some(({ setting }) => setting === 'closedUpTo')) continue;
    const day = closingOf(changes);
    standing = standing.filter((closing) => day !== null && closing.day < day);
    if (day !== null && closedEntries !== undefined) {
      standing.push({ day, at, entries: closedEntries });
    }
  }
  return standing;
}
