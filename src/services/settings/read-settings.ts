import type { Actor } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import { type SettingValues, valuesOf } from '../../domain/settings/club-settings.js';
import { settingsInForce } from '../../domain/settings/settings-in-force.js';
import type { SettingsEvent } from '../../domain/trail/audit-event.js';
import { findLastChange } from '../../store/settings/last-change.js';
import { findSettingsEvents, isAnythingBooked } from '../../store/settings/settings-changes.js';
import type { Desk } from '../desk.js';
import { recordOf, refreshSettings } from './settings-now.js';

type Channels = { financeChannel: string | null; approvalsChannel: string | null };

/** What the screen of settings shows. */
export type ShownSettings = {
  /** As they are in force; of channels what the club chose itself. */
  values: SettingValues;
  seq: bigint;
  isThresholdGiven: boolean;
  isStaffGiven: boolean;
  /** The channels that the environment names, and those that are used now. */
  given: Channels;
  inForce: Channels;
  /** Something is booked, so that the currency stays. */
  isBooked: boolean;
  /** One person does what elsewhere needs a second one. */
  isSingleHanded: boolean;
  /** The change by which the books are closed or open as they are; null where there was none. */
  closedBy: SettingsEvent | null;
  /** The newest changes first. */
  events: SettingsEvent[];
};

const eventsShown = 5;

/** @throws CreditError `not-allowed` */
export async function readSettings(desk: Desk, actor: Actor): Promise<ShownSettings> {
  requireRight(actor, 'change-settings');
  await refreshSettings(desk);
  const record = recordOf(desk);
  const inForce = settingsInForce(record, desk.given);
  const { thresholdMinor, staff, financeChannel, approvalsChannel } = inForce;
  const { isThresholdGiven, isStaffGiven } = inForce;
  const { given } = desk;
  const [isBooked, closedBy, events] = await Promise.all([
    isAnythingBooked(desk.store, desk.club.id),
    findLastChange(desk.store, { clubId: desk.club.id, setting: 'closedUpTo' }),
    findSettingsEvents(desk.store, { clubId: desk.club.id, limit: eventsShown }),
  ]);
  return {
    values: { ...valuesOf(record), thresholdMinor, ...staff },
    seq: record.seq,
    ...{ isThresholdGiven, isStaffGiven, isSingleHanded: given.singleHanded },
    given: { financeChannel: given.financeChannel, approvalsChannel: given.approvalsChannel },
    inForce: { financeChannel, approvalsChannel },
    ...{ isBooked, closedBy, events },
  };
}
