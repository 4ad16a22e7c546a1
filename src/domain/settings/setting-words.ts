import type { StaffList } from '../people/staff-lists.js';
import type { SettingChange, SettingName, SettingValues } from './club-settings.js';

/** What each setting is called, on screens and on the command line. */
export const settingTitles: Readonly<Record<SettingName, string>> = {
  name: 'Club name',
  currency: 'Currency',
  timeZone: 'Time zone',
  locale: 'Language and country',
  reasons: 'Reasons for credit',
  expiryDays: 'Credit expires after',
  settleOpenInvoices: 'New credit also settles open invoices',
  thresholdMinor: 'A second person approves from',
  financeChannel: 'Finance channel',
  approvalsChannel: 'Approvals channel',
  operators: 'Operators',
  approvers: 'Approvers',
  admins: 'Admins',
};

/** How amounts, people and channels are written where this is read. */
export type SettingShow = {
  money: (amount: bigint) => string;
  currency: string;
  person: (userId: string) => string;
  group: (groupId: string) => string;
  channel: (channelId: string) => string;
  /** What stands in free words; on screens it is made safe. */
  text: (words: string) => string;
};

const nobody = 'nobody';

function daysWords(days: number | null): string {
  if (days === null) return 'never';
  return days === 1 ? '1 day' : `${days} days`;
}

function staffWords({ userIds, groupIds }: StaffList, show: SettingShow): string {
  const all = [...userIds.map(show.person), ...groupIds.map(show.group)];
  return all.length === 0 ? nobody : all.join(', ');
}

type Sayings = {
  [Name in SettingName]: (value: SettingValues[Name], show: SettingShow) => string;
};

const sayings: Sayings = {
  name: (name, show) => show.text(name),
  currency: (code) => code,
  timeZone: (zone, show) => show.text(zone),
  locale: (locale, show) => show.text(locale),
  reasons: (reasons, show) => reasons.map(show.text).join('; '),
  expiryDays: daysWords,
  settleOpenInvoices: (settles) => (settles ? 'yes' : 'no'),
  thresholdMinor: (amount, { money }) => (amount === null ? 'no amount' : money(amount)),
  financeChannel: (channel, show) => (channel === null ? 'none' : show.channel(channel)),
  approvalsChannel: (channel, show) => (channel === null ? 'none' : show.channel(channel)),
  operators: staffWords,
  approvers: staffWords,
  admins: staffWords,
};

/** A value of a setting, to stand behind its title. */
export function settingInWords<Name extends SettingName>(
  name: Name,
  value: SettingValues[Name],
  show: SettingShow,
): string {
  return sayings[name](value, show);
}

/** `Credit expires after: never → 365 days`. */
export function changeInWords(change: SettingChange, show: SettingShow): string {
  const { setting } = change;
  const from = { [setting]: change.from };
  const to = { [setting]: change.to };
  return `${settingTitles[setting]}: ${valueWords(setting, from, show)} → ${valueWords(setting, to, show)}`;
}

function valueWords<Name extends SettingName>(
  name: Name,
  values: Partial<SettingValues>,
  show: SettingShow,
): string {
  const value = values[name];
  return value === undefined ? 'none' : settingInWords(name, value, show);
}
