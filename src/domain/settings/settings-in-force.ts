import { parsePlainAmount } from '../amounts/plain-amount.js';
import { namesStaff, type StaffLists } from '../people/staff-lists.js';
import type { ClubRecord } from './club-settings.js';

/** What stands in the environment of a process. */
export type GivenSettings = {
  /** From which amount a second person approves, as it is written there; null = not said there. */
  threshold: string | null;
  /** The club has one person only. */
  singleHanded: boolean;
  /** Null = not said there. */
  staff: StaffLists | null;
  /** Who has which role while neither the environment nor the club names anybody. */
  firstStaff: StaffLists;
  /** Used until the club chooses others. */
  financeChannel: string | null;
  approvalsChannel: string | null;
};

/** What holds now, and where it comes from: what stands in the environment is not changed here. */
export type SettingsInForce = {
  thresholdMinor: bigint | null;
  isThresholdGiven: boolean;
  staff: StaffLists;
  isStaffGiven: boolean;
  financeChannel: string | null;
  /** Requests go to the finance channel where no other is named, so that nobody waits unheard. */
  approvalsChannel: string | null;
};

/** A threshold that is no amount of this currency: everything needs a second person then. */
const least = 1n;

function thresholdOf({ club, settings }: ClubRecord, { threshold }: GivenSettings): bigint | null {
  if (threshold === null) return settings.thresholdMinor;
  const read = parsePlainAmount(threshold, club.currency);
  return read.ok ? read.amountMinor : least;
}

export function settingsInForce(record: ClubRecord, given: GivenSettings): SettingsInForce {
  const { operators, approvers, admins, ...settings } = record.settings;
  const own = { operators, approvers, admins };
  const chosen = namesStaff(own) ? own : given.firstStaff;
  const financeChannel = settings.financeChannel ?? given.financeChannel;
  return {
    thresholdMinor: thresholdOf(record, given),
    isThresholdGiven: given.threshold !== null || given.singleHanded,
    staff: given.staff ?? chosen,
    isStaffGiven: given.staff !== null,
    financeChannel,
    approvalsChannel: settings.approvalsChannel ?? given.approvalsChannel ?? financeChannel,
  };
}
