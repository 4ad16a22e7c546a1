import { isCurrency } from '../amounts/currency-table.js';
import { isTimeZone } from '../calendar-date.js';
import { otherReason } from '../credit/credit-note.js';
import type { StaffList } from '../people/staff-lists.js';
import { visibleText } from '../people/visible-text.js';
import { closingDayFault } from './closing-fault.js';
import type { SettingName, SettingValues } from './club-settings.js';

export const longestClubName = 200;
/** Slack shows no more of a choice in a list. */
export const longestListedReason = 75;
export const mostReasons = 20;
/** Ten years. */
export const mostExpiryDays = 3650;

export function isLocale(text: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(text).length > 0;
  } catch {
    return false;
  }
}

function nameFault(name: string): string | null {
  if (visibleText(name) === '')
    return 'Type the name of the club, for example Riverside Gymnastics.';
  if (name.length <= longestClubName) return null;
  return `The name has at most ${longestClubName} characters. Shorten it.`;
}

function reasonsFault(reasons: readonly string[]): string | null {
  const seen = new Set<string>();
  if (reasons.length === 0) return 'Type one reason a line, for example Class cancelled.';
  if (reasons.length > mostReasons) {
    return `The list has at most ${mostReasons} reasons, and these are ${reasons.length}. Take some out.`;
  }
  for (const reason of reasons) {
    if (visibleText(reason) === '') return 'A reason has no letters. Type one reason a line.';
    if (reason.length > longestListedReason) {
      return `A reason has at most ${longestListedReason} characters: shorten “${reason.slice(0, 40)}…”.`;
    }
    const same = reason.toLowerCase();
    if (same === otherReason.toLowerCase()) {
      return `${otherReason} always stands at the end of the list. Take it out here.`;
    }
    if (seen.has(same)) return `“${reason}” is there twice. Take one out.`;
    seen.add(same);
  }
  return null;
}

function daysFault(days: number | null): string | null {
  if (days === null || (Number.isInteger(days) && days >= 1 && days <= mostExpiryDays)) return null;
  return `Type a whole number of days from 1 to ${mostExpiryDays}, such as 365, or leave it empty.`;
}

function channelFault(channel: string | null): string | null {
  if (channel === null || /^[CG][A-Z0-9]{2,}$/.test(channel)) return null;
  return 'Choose a channel from the list.';
}

function staffFault({ userIds, groupIds }: StaffList): string | null {
  const isRight =
    userIds.every((id) => /^[UW][A-Z0-9]{2,}$/.test(id)) &&
    groupIds.every((id) => /^S[A-Z0-9]{2,}$/.test(id));
  return isRight
    ? null
    : 'A person has an id like U0123456789, and a user group one like S0123456789.';
}

const faults: { [Name in SettingName]: (value: SettingValues[Name]) => string | null } = {
  name: nameFault,
  currency: (code) =>
    isCurrency(code) ? null : 'Use the three letters of a currency, such as GBP.',
  timeZone: (zone) =>
    isTimeZone(zone) ? null : 'Use a time zone of the IANA list, such as Europe/London.',
  locale: (locale) =>
    isLocale(locale) ? null : 'Use a language and a country, such as en-GB or nb-NO.',
  reasons: reasonsFault,
  expiryDays: daysFault,
  settleOpenInvoices: () => null,
  closedUpTo: closingDayFault,
  thresholdMinor: (amount) =>
    amount === null || amount > 0n ? null : 'Type an amount above zero, or leave it empty.',
  financeChannel: channelFault,
  approvalsChannel: channelFault,
  operators: staffFault,
  approvers: staffFault,
  admins: staffFault,
};

/** What is wrong with a value, in a sentence that says what to do; null where nothing is. */
export function settingFault<Name extends SettingName>(
  name: Name,
  value: SettingValues[Name],
): string | null {
  return faults[name](value);
}
