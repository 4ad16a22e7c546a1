import { formatAmount } from '../../domain/amounts/money.js';
import { type CalendarDate, formatDate } from '../../domain/calendar-date.js';
import { settingNames, valuesOf } from '../../domain/settings/club-settings.js';
import {
  changeInWords,
  type SettingShow,
  settingInWords,
  settingTitles,
} from '../../domain/settings/setting-words.js';
import type { SettingsEvent } from '../../domain/trail/audit-event.js';
import type { Desk } from '../../services/desk.js';

function asIs(id: string): string {
  return id;
}

function showOf({ club }: Desk): SettingShow {
  const { locale, currency } = club;
  const money = (amount: bigint) => formatAmount(amount, currency, locale);
  const day = (date: CalendarDate) => formatDate(date, locale);
  return { money, day, currency, person: asIs, group: asIs, channel: asIs, text: asIs };
}

/** Every setting as it is in force, a line each. */
export function settingsInForceLines(desk: Desk): string[] {
  const { club, settings, staff, financeChannel, approvalsChannel } = desk;
  const { thresholdMinor } = desk.approvals;
  const inForce = { ...staff, financeChannel, approvalsChannel, thresholdMinor };
  const values = { ...valuesOf({ club, settings }), ...inForce };
  const show = showOf(desk);
  return settingNames.map((name) => {
    return `${settingTitles[name]}: ${settingInWords(name, values[name], show)}`;
  });
}

/** What was changed, a line each. */
export function changedLines(desk: Desk, { changes }: SettingsEvent): string[] {
  if (changes.length === 0) return ['All of it is set so already; nothing was changed.'];
  return changes.map((change) => changeInWords(change, showOf(desk)));
}
