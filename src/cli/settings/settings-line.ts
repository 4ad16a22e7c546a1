import type { StaffList } from '../../domain/people/staff-lists.js';
import type { WantedSettings } from '../../domain/settings/club-settings.js';
import { CliError, UsageError } from '../run-cli.js';
import { readFlags, textOf } from '../sessions/read-words.js';

export const settingsUsage =
  'Usage: npm run settings [-- --name "Judo Bergen" --currency NOK --time-zone Europe/Oslo --locale nb-NO --settle-open-invoices yes --closed-up-to 2026-10-31 --operators U1,S2 --approvers U3 --admins U4]';

const text = { type: 'string' } as const;

const flags = {
  ...{ name: text, currency: text, 'time-zone': text, locale: text },
  ...{ 'settle-open-invoices': text, 'closed-up-to': text },
  ...{ operators: text, approvers: text, admins: text },
};

function staffList(ids: string): StaffList {
  const all = [...new Set(ids.split(',').map((id) => id.trim()))].filter((id) => id !== '');
  return {
    userIds: all.filter((id) => !id.startsWith('S')),
    groupIds: all.filter((id) => id.startsWith('S')),
  };
}

/** @throws CliError for anything but `yes` and `no` */
function yesOrNo(flag: string, text: string): boolean {
  if (text !== 'yes' && text !== 'no') throw new CliError(`--${flag} is yes or no, not ${text}.`);
  return text === 'yes';
}

/** What a line wants to be set; nothing where it only asks what is set. @throws CliError */
export function readSettingsLine(argv: readonly string[]): WantedSettings {
  const values = readFlags(argv, flags, settingsUsage);
  const empty = Object.keys(values).find((flag) => textOf(values, flag) === null);
  if (empty !== undefined) throw new UsageError(settingsUsage);
  const name = textOf(values, 'name');
  const currency = textOf(values, 'currency');
  const timeZone = textOf(values, 'time-zone');
  const locale = textOf(values, 'locale');
  const settles = textOf(values, 'settle-open-invoices');
  const closedUpTo = textOf(values, 'closed-up-to');
  const operators = textOf(values, 'operators');
  const approvers = textOf(values, 'approvers');
  const admins = textOf(values, 'admins');
  return {
    ...(name !== null && { name }),
    ...(currency !== null && { currency: currency.toUpperCase() }),
    ...(timeZone !== null && { timeZone }),
    ...(locale !== null && { locale }),
    ...(settles !== null && { settleOpenInvoices: yesOrNo('settle-open-invoices', settles) }),
    // The one word that opens all days again.
    ...(closedUpTo !== null && { closedUpTo: closedUpTo === 'none' ? null : closedUpTo }),
    ...(operators !== null && { operators: staffList(operators) }),
    ...(approvers !== null && { approvers: staffList(approvers) }),
    ...(admins !== null && { admins: staffList(admins) }),
  };
}
