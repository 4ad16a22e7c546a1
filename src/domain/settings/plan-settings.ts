import type { CalendarDate } from '../calendar-date.js';
import { refuse } from '../errors.js';
import {
  isNobody,
  type StaffList,
  type StaffLists,
  staffListNames,
} from '../people/staff-lists.js';
import { closingFault } from './closing-fault.js';
import {
  type ClubRecord,
  type SettingChange,
  type SettingName,
  type SettingValues,
  settingNames,
  valuesOf,
  type WantedSettings,
} from './club-settings.js';
import { settingFault } from './setting-faults.js';
import type { SettingsInForce } from './settings-in-force.js';

/**
 * `loosens`: one person could give more away afterwards, more people could, or closed books would be
 * open again.
 */
export type PlannedSettings = { after: ClubRecord; changes: SettingChange[]; loosens: boolean };

function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, part) => (typeof part === 'bigint' ? `${part}` : part));
}

function changeOf(
  setting: SettingName,
  from: SettingValues,
  to: SettingValues,
): SettingChange | null {
  if (textOf(from[setting]) === textOf(to[setting])) return null;
  const problem = settingFault(setting, to[setting]);
  if (problem !== null) refuse('setting-wrong', { problem });
  return { setting, from: from[setting], to: to[setting] };
}

function isMore(from: StaffList, to: StaffList): boolean {
  const known = new Set([...from.userIds, ...from.groupIds]);
  return [...to.userIds, ...to.groupIds].some((id) => !known.has(id));
}

/** Whether days are open again that were closed. */
export function opensBooks(
  from: Pick<SettingValues, 'closedUpTo'>,
  to: Pick<SettingValues, 'closedUpTo'>,
): boolean {
  const [before, after] = [from.closedUpTo, to.closedUpTo];
  return before !== null && (after === null || after < before);
}

/** Whether one person could give more away alone afterwards, more people act, or closed days change. */
export function isLoosening(from: SettingValues, to: SettingValues): boolean {
  const [before, after] = [from.thresholdMinor, to.thresholdMinor];
  const isHigher = before !== null && (after === null || after > before);
  if (isHigher || opensBooks(from, to)) return true;
  return staffListNames.some((name) => isMore(from[name], to[name]));
}

const halfImported =
  'The history of a payer is imported in part only, and nobody can act on it until the rest is. Run the import again to its end, then close the books.';

/** Days of the club move with its time zone, so a closing has to be right in the new one as well. */
function requireClosable(
  changes: readonly SettingChange[],
  { closedUpTo, timeZone, locale }: SettingValues,
  { todayIn, isImporting }: Pick<SettingsWorld, 'todayIn' | 'isImporting'>,
): void {
  if (isImporting && changes.some(({ setting, to }) => setting === 'closedUpTo' && to !== null)) {
    refuse('setting-wrong', { problem: halfImported });
  }
  const isAsked = changes.some(({ setting }) => setting === 'closedUpTo' || setting === 'timeZone');
  if (!isAsked) return;
  const problem = closingFault(closedUpTo, { today: todayIn(timeZone), locale });
  if (problem !== null) refuse('setting-wrong', { problem });
}

function requireFree(changes: readonly SettingChange[], inForce: SettingsInForce): void {
  const named = changes.map(({ setting }) => setting);
  if (inForce.isThresholdGiven && named.includes('thresholdMinor')) {
    refuse('setting-given', { setting: 'threshold' });
  }
  if (inForce.isStaffGiven && staffListNames.some((name) => named.includes(name))) {
    refuse('setting-given', { setting: 'roles' });
  }
}

/** What else a change is judged by; `todayIn` is the day that has certainly begun in a time zone. */
export type SettingsWorld = {
  inForce: SettingsInForce;
  isBooked: boolean;
  /** Of a payer a part is imported: the rest could be dated in what is closed now. */
  isImporting: boolean;
  todayIn: (timeZone: string) => CalendarDate;
};

/**
 * What a change of settings does. Roles are compared with those in force, and stored whole as soon
 * as one is chosen.
 * @throws CreditError `setting-given`, `setting-wrong`, `currency-in-use`, `no-admin-left`
 */
export function planSettings(
  record: ClubRecord,
  wanted: WantedSettings,
  { inForce, isBooked, ...world }: SettingsWorld,
): PlannedSettings {
  const before = { ...valuesOf(record), ...inForce.staff };
  const after = { ...before, ...wanted };
  const changes = settingNames.flatMap((name) => changeOf(name, before, after) ?? []);
  requireFree(changes, inForce);
  requireClosable(changes, after, world);
  const isOtherCurrency = after.currency !== before.currency;
  if (isOtherCurrency && isBooked) refuse('currency-in-use', { currency: before.currency });
  if (isOtherCurrency && record.settings.thresholdMinor !== null) {
    const problem = `The amount from which a second person approves is in ${before.currency}. Take it out first, then set it anew.`;
    refuse('setting-wrong', { problem });
  }
  const chosen = staffListNames.some((name) => changes.some(({ setting }) => setting === name));
  if (chosen && isNobody(after.admins)) refuse('no-admin-left', {});
  const staff: StaffLists = chosen ? after : record.settings;
  const { name, currency, timeZone, locale, ...settings } = after;
  const { operators, approvers, admins } = staff;
  return {
    after: {
      club: { ...record.club, name, currency, timeZone, locale },
      settings: { ...settings, operators, approvers, admins },
      seq: record.seq + 1n,
    },
    changes,
    loosens: isLoosening(before, after),
  };
}
