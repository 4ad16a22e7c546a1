import type { CalendarDate } from '../calendar-date.js';
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
  settleOpenInvoices: 'New credit settles open invoices',
  closedUpTo: 'Books closed up to',
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
  day: (date: CalendarDate) => string;
  currency: string;
  person: (userId: string) => string;
  group: (groupId: string) => string;
  channel: (channelId: string) => string;
  /** What stands in free words; on screens it is made safe. */
  text: (words: string) => string;
};

const nobody = 'nobody';

/** More than these are counted. */
const named = 10;

function firstOf(all: readonly string[], between: string): string {
  const more = all.length - named;
  const first = all.slice(0, named).join(between);
  return more > 0 ? `${first} and ${more} more` : first;
}

function daysWords(days: number | null): string {
  if (days === null) return 'never';
  return days === 1 ? '1 day' : `${days} days`;
}

function staffWords({ userIds, groupIds }: StaffList, show: SettingShow): string {
  const all = [...userIds.map(show.person), ...groupIds.map(show.group)];
  return all.length === 0 ? nobody : firstOf(all, ', ');
}

type Sayings = {
  [Name in SettingName]: (value: SettingValues[Name], show: SettingShow) => string;
};

const sayings: Sayings = {
  name: (name, show) => show.text(name),
  currency: (code) => code,
  timeZone: (zone, show) => show.text(zone),
  locale: (locale, show) => show.text(locale),
  reasons: (reasons, show) => firstOf(reasons.map(show.text), '; '),
  expiryDays: daysWords,
  settleOpenInvoices: (isOn) => (isOn ? 'yes' : 'no'),
  closedUpTo: (date, { day }) => (date === null ? 'no day' : day(date)),
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

/** The parts of a value that is a list; null where it is none. */
function partsOf(value: SettingChange['from'], show: SettingShow): string[] | null {
  if (typeof value !== 'object' || value === null) return null;
  if ('userIds' in value)
    return [...value.userIds.map(show.person), ...value.groupIds.map(show.group)];
  return value.map(show.text);
}

/** Of a long list only what is new and what is gone says something. */
function listChange(from: readonly string[], to: readonly string[]): string {
  const added = to.filter((one) => !from.includes(one));
  const gone = from.filter((one) => !to.includes(one));
  const said = [
    ...(added.length > 0 ? [`added ${firstOf(added, ', ')}`] : []),
    ...(gone.length > 0 ? [`taken off ${firstOf(gone, ', ')}`] : []),
  ];
  return said.length === 0 ? 'another order' : said.join('; ');
}

/** `Credit expires after: never → 365 days`, `Admins: added U1; taken off U2`. */
export function changeInWords(change: SettingChange, show: SettingShow): string {
  const { setting } = change;
  const title = settingTitles[setting];
  const [listFrom, listTo] = [partsOf(change.from, show), partsOf(change.to, show)];
  if (listFrom !== null && listTo !== null) return `${title}: ${listChange(listFrom, listTo)}`;
  const from = valueWords(setting, { [setting]: change.from }, show);
  return `${title}: ${from} → ${valueWords(setting, { [setting]: change.to }, show)}`;
}

function valueWords<Name extends SettingName>(
  name: Name,
  values: Partial<SettingValues>,
  show: SettingShow,
): string {
  const value = values[name];
  return value === undefined ? 'none' : settingInWords(name, value, show);
}
