import {
  type SettingName,
  type SettingValues,
  settingNames,
  type WantedSettings,
} from './club-settings.js';

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || isText(value);
}

function isStaffList(value: unknown): value is SettingValues['operators'] {
  if (typeof value !== 'object' || value === null) return false;
  const { userIds, groupIds } = { userIds: null, groupIds: null, ...value };
  return isTexts(userIds) && isTexts(groupIds);
}

const shapes: {
  [Name in SettingName]: (value: unknown) => value is SettingValues[Name];
} = {
  ...{ name: isText, currency: isText, timeZone: isText, locale: isText, reasons: isTexts },
  closedUpTo: isTextOrNull,
  expiryDays: (value) => value === null || typeof value === 'number',
  settleOpenInvoices: (value) => typeof value === 'boolean',
  thresholdMinor: (value) => value === null || typeof value === 'bigint',
  ...{ financeChannel: isTextOrNull, approvalsChannel: isTextOrNull },
  ...{ operators: isStaffList, approvers: isStaffList, admins: isStaffList },
};

function readOne<Name extends SettingName>(name: Name, stored: object): Partial<SettingValues> {
  const value: unknown = Object.entries(stored).find(([key]) => key === name)?.[1];
  if (value === undefined) return {};
  if (!shapes[name](value)) throw new Error(`the stored setting ${name} is not what it was`);
  return { [name]: value };
}

/** Settings that were asked for, as they were stored; anything else is a fault of ours. */
export function wantedSettings(stored: unknown): WantedSettings {
  if (typeof stored !== 'object' || stored === null) throw new Error('no settings were stored');
  return Object.assign({}, ...settingNames.map((name) => readOne(name, stored)));
}
