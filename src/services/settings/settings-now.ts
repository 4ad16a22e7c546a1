import type { ClubRecord } from '../../domain/settings/club-settings.js';
import { type GivenSettings, settingsInForce } from '../../domain/settings/settings-in-force.js';
import { readClub } from '../../store/club/club-settings.js';
import type { Desk } from '../desk.js';

/** What a desk holds of the settings; replaced as a whole, never changed in place. */
export type DeskSettings = Pick<
  Desk,
  'club' | 'settings' | 'settingsSeq' | 'staff' | 'financeChannel' | 'approvalsChannel'
> & { approvals: Desk['approvals'] };

/** What follows for a desk from the stored settings and what stands in its environment. */
export function deskSettings(record: ClubRecord, given: GivenSettings): DeskSettings {
  const inForce = settingsInForce(record, given);
  return {
    club: record.club,
    settings: record.settings,
    settingsSeq: record.seq,
    approvals: { thresholdMinor: inForce.thresholdMinor, singleHanded: given.singleHanded },
    staff: inForce.staff,
    financeChannel: inForce.financeChannel,
    approvalsChannel: inForce.approvalsChannel,
  };
}

/**
 * Reads the settings anew, so that what an admin changed in any process holds from the next act on.
 * It is one document by its id, so every act can afford it.
 */
export async function refreshSettings(desk: Desk): Promise<void> {
  const record = await readClub(desk.store, desk.club.id);
  if (record === null || record.seq === desk.settingsSeq) return;
  Object.assign(desk, deskSettings(record, desk.given));
}

/** The settings of a desk as they were read last. */
export function recordOf({ club, settings, settingsSeq: seq }: Desk): ClubRecord {
  return { club, settings, seq };
}
