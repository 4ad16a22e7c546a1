import type { CalendarDate } from '../calendar-date.js';
import { creditReasons } from '../credit/credit-note.js';
import type { Club } from '../people/club-records.js';
import { nobody, type StaffLists } from '../people/staff-lists.js';

/**
 * What a club decides for itself beside what its books are in. What stands in the environment is
 * no part of it: that is joined in `settings-in-force.ts`.
 */
export type ClubSettings = StaffLists & {
  /** The list of Raise credit, without Other, which always stands at its end. */
  reasons: readonly string[];
  /** On how many days account credit can be used, the day it is made not counted; null = for ever. */
  expiryDays: number | null;
  /** Raising credit settles the payer's other open auto-collect invoices with it, oldest first. */
  settleOpenInvoices: boolean;
  /** Nothing of this day or before is booked any more; null = the books are open. */
  closedUpTo: CalendarDate | null;
  /** Minor units of the club's currency; null = no approvals. */
  thresholdMinor: bigint | null;
  /** Slack channels; null = what the environment names, if it names one. */
  financeChannel: string | null;
  approvalsChannel: string | null;
};

/** A club with its settings. `seq` counts their changes: of two people at once the second sees it. */
export type ClubRecord = { club: Club; settings: ClubSettings; seq: bigint };

/** Of a club that has decided nothing yet. */
export const firstSettings: ClubSettings = {
  reasons: creditReasons.slice(0, -1),
  expiryDays: null,
  settleOpenInvoices: false,
  closedUpTo: null,
  thresholdMinor: null,
  financeChannel: null,
  approvalsChannel: null,
  ...nobody,
};

/** What of the club itself can be set afterwards. */
export type ClubPart = Pick<Club, 'name' | 'currency' | 'timeZone' | 'locale'>;

export type SettingValues = ClubPart & ClubSettings;

export const settingNames = [
  'name',
  'currency',
  'timeZone',
  'locale',
  'reasons',
  'expiryDays',
  'settleOpenInvoices',
  'closedUpTo',
  'thresholdMinor',
  'financeChannel',
  'approvalsChannel',
  'operators',
  'approvers',
  'admins',
] as const satisfies readonly (keyof SettingValues)[];

export type SettingName = (typeof settingNames)[number];

/** What one change is to set; what it leaves out stays. */
export type WantedSettings = Partial<SettingValues>;

/** One setting before and after, as it is stored. */
export type SettingChange = {
  setting: SettingName;
  from: SettingValues[SettingName];
  to: SettingValues[SettingName];
};

export function valuesOf({ club, settings }: Pick<ClubRecord, 'club' | 'settings'>): SettingValues {
  const { name, currency, timeZone, locale } = club;
  return { name, currency, timeZone, locale, ...settings };
}
