import { refuse } from '../errors.js';
import {
  isNobody,
  type StaffList,
  type StaffLists,
  staffListNames,
} from '../people/staff-lists.js';
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

/** `loosens`: one person could give more away afterwards, or more people could. */
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

/** Whether one person could give more away alone afterwards, or more people could act. */
export function isLoosening(from: SettingValues, to: SettingValues): boolean {
  const [before, after] = [from.thresholdMinor, to.thresholdMinor];
  const isHigher = before !== null && (after === null || after > before);
  return isHigher || staffListNames.some((name) => isMore(from[name], to[name]));
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

/**
 * What a change of settings does. Roles are compared with those in force, and stored whole as soon
 * as one is chosen.
 * @throws CreditError `setting-given`, `setting-wrong`, `currency-in-use`, `no-admin-left`
 */
export function planSettings(
  record: ClubRecord,
  wanted: WantedSettings,
  { inForce, isBooked }: { inForce: SettingsInForce; isBooked: boolean },
): PlannedSettings {
  const before = { ...valuesOf(record), ...inForce.staff };
  const after = { ...before, ...wanted };
  const changes = settingNames.flatMap((name) => changeOf(name, before, after) ?? []);
  requireFree(changes, inForce);
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
